using Backprop.RandomNetworks.Drawing;

Console.WriteLine(DrawnNetwork.Draw(args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1).Double.Source);
