using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>A random declaration, in both precisions.</summary>
/// <param name="Seed">What it was drawn from, with which it is drawn again.</param>
/// <param name="Batch">Samples to run it on.</param>
/// <param name="Single">C# source text of the float network and its blocks.</param>
/// <param name="Double">The same network in double.</param>
internal sealed record DrawnNetwork(int Seed, int Batch, DrawnClass Single, DrawnClass Double)
{
    public static DrawnNetwork Draw(int seed)
    {
        int batch = new Chance(seed).Of(1, 2, 3, 7, 16, 17, 31, 32, 33, 48, 65, 130);
        return new DrawnNetwork(seed, batch, DrawnClass.Draw(seed, Precision.Single), DrawnClass.Draw(seed, Precision.Double));
    }
}

/// <summary>A class of the user's project.</summary>
/// <param name="FullName">With namespace and containing types, as reflection and symbols write it.</param>
/// <param name="Source">The file.</param>
internal sealed record DrawnClass(string FullName, string Source)
{
    /// <summary>The name as C# writes it.</summary>
    public string Reference => "global::" + FullName.Replace('+', '.');

    /// <summary>The same seed gives the same network; only the precision and the names of the classes differ.</summary>
    public static DrawnClass Draw(int seed, Precision precision)
    {
        Chance chance = new(seed);
        string name = $"{precision}{seed.ToString(CultureInfo.InvariantCulture)}";
        string network = NetworkDrawing.Draw(chance, name, precision);
        return chance.Between(0, 3) switch
        {
            0 => new DrawnClass(name, network),
            1 => new DrawnClass($"Drawn.By.Chance.{name}", $"namespace Drawn.By.Chance;\n\n{network}"),
            2 => new DrawnClass($"Drawn{name}.Outer+{name}", $"namespace Drawn{name};\n\npublic partial class Outer\n{{\n{network}}}\n"),
            _ => new DrawnClass($"Drawn.{name}", $"namespace Drawn\n{{\n{network}}}\n"),
        };
    }
}
