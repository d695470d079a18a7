// Trains a network that was compiled from the attributes in LeNet5.cs to read handwritten digits:
//
//   dotnet run -c Release --project samples/Digits                    on digits that it draws itself
//   dotnet run -c Release --project samples/Digits -- --download     on MNIST
//   dotnet run -c Release --project samples/Digits -- --data FOLDER  on the files of MNIST in a folder
//   dotnet run -c Release --project samples/Digits -- --model mlp    with the network in DenseNetwork.cs
using System.Text;
using Backprop;
using Digits;
using Digits.Data;
using Digits.Output;

// The digits are shown with block characters.
Console.OutputEncoding = Encoding.UTF8;
return await Options.Command(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(Options options, CancellationToken cancellation)
{
    try
    {
        (DigitSet train, DigitSet test) = await DigitSource.LoadAsync(options, cancellation);
        DigitReader reader = DigitReader.Create(options.Model, options.Seed);
        Console.WriteLine(reader.Network.Summary());

        DataSet<float> testData = test.ToDataSet();
        History history = DigitReader.Train(reader.Network, train, options, testData, Verbosity.Auto, cancellation);
        Evaluation result = reader.Network.Evaluate(testData, batchSize: 1000, degreeOfParallelism: options.Threads);

        reader.Network.Save(options.Save);
        Report.Write(reader, history, test, result, options.Save);
        return 0;
    }
    catch (Exception error) when (error is DigitDataException or CheckpointException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("Stopped; nothing was saved.");
        return 130;
    }
}
