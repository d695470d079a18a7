// Trains a few networks and prints a hash of the bits of all their weights and losses:
//
//   Backprop.Reproducibility [THREADS]
//   Backprop.Reproducibility resume CHECKPOINT      goes on where a killed run left off, and prints the hash of the weights at the end
//
// The lines must be the same on any number of threads, under the JIT and as NativeAOT, and for every vector width of a processor
// with fused multiply-add. The width in use goes to standard error.
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Backprop;
using Backprop.Reproducibility;
using Backprop.Runtime;

const int Samples = 1000;
if (args is ["resume", string checkpoint])
{
    Resume(checkpoint);
    return;
}

int threads = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
Console.Error.WriteLine($"{width}-bit vectors, {threads} threads");

Train("classifier", new Classifier(1), new DataSet<float>(Data.Singles(Samples * 37, 1), Data.Labels(Samples, 7, 2)));
Train("curves", new Curves(2), new DataSet<float>(Data.Singles(Samples * 12, 3), Data.Singles(Samples * 3, 4)));
Train("graph", new Graph(3), new DataSet<float>(
    [("left", Data.Singles(Samples * 10, 5)), ("right", Data.Singles(Samples * 6, 6))],
    [("yes", Array.ConvertAll(Data.Labels(Samples, 2, 7), label => (float)label)), ("which", Data.Labels(Samples, 4, 8))]));
Train("precise", new Precise(4), new DataSet<double>(Data.Doubles(Samples * 9, 9), Data.Doubles(Samples * 2, 10)));

// A batch size that divides nothing, so that there are ragged tiles, and large enough for several shards.
void Train<T>(string name, Network<T> model, DataSet<T> data)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    History history = model.Fit(data, epochs: 4, batchSize: 333, validationSplit: 0.1, degreeOfParallelism: threads, verbosity: Verbosity.None);
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    hash.AppendData(MemoryMarshal.AsBytes(model.Parameters.Span));
    foreach (double loss in history["loss"].Concat(history["val_loss"]))
    {
        hash.AppendData(BitConverter.GetBytes(loss));
    }

    Console.WriteLine($"{name} {Convert.ToHexString(hash.GetHashAndReset())}");
}

// With all that a checkpoint has to bring back: slots, averages, accumulated gradients, dropout, a schedule, an order of samples.
void Resume(string path)
{
    var model = new Resumed(5);
    var backup = new BackupAndRestore(path, saveEverySteps: 1);
    model.Fit(
        new DataSet<float>(Data.Singles(Samples * 37, 1), Data.Labels(Samples, 7, 2)),
        epochs: 12, batchSize: 100, callbacks: [backup, new LambdaCallback(onTrainBatchEnd: _ => Thread.Sleep(2))], verbosity: Verbosity.None);
    Console.WriteLine($"{(backup.Restored ? "resumed" : "fresh")} {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(model.Parameters.Span)))}");
}
