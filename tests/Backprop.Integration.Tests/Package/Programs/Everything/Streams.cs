using System.Runtime.CompilerServices;
using Backprop;

/// <summary>Batches that are made while training runs train to the same bits as arrays, with augmentation and without, whoever makes them.</summary>
internal static class Streams
{
    private const int Batch = 16;

    private static readonly Augmentation<float>[] Changes =
    [
        new RandomFlip<float>(FlipMode.Horizontal), new RandomTranslation<float>(0.1, 0.1) { FillMode = FillMode.Constant }, new RandomRotation<float>(0.05),
        new RandomZoom<float>(0.1), new RandomContrast<float>(0.1) { ValueRange = (-0.5, 0.5) }, new RandomBrightness<float>(0.1) { ValueRange = (-0.5, 0.5) },
        new LambdaAugmentation<float>((ref AugmentedSample<float> sample) => sample.Values[0] += (float)sample.NextUniform(-0.1, 0.1)),
    ];

    public static void Run(float[] images, int[] labels)
    {
        var data = new DataSet<float>(images, labels);
        IEnumerable<DataSet<float>> Read(int pass)
        {
            for (int i = 0; i < data.Count; i += Batch)
            {
                yield return data.Slice(i, Math.Min(Batch, data.Count - i));
            }
        }

        async IAsyncEnumerable<DataSet<float>> ReadAsync(int pass, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            foreach (DataSet<float> batch in Read(pass))
            {
                await Task.Delay(1, cancellation);
                yield return batch;
            }
        }

        File.WriteAllBytes("images.bin", [1, 2, 3, .. images.Select(value => (byte)((value * 256) + 128))]);
        File.WriteAllBytes("labels.bin", [.. labels.Select(label => (byte)label)]);

        // As bytes the pixels are half higher, in steps of 1/256 that have no rounding.
        var bytes = new DataSet<float>([.. images.Select(value => value + 0.5f)], labels);
        DataStream<float> Mapped(int prefetch) => DataStream<float>.FromFiles(
            [new("images.bin", FileElement.Byte) { Offset = 3, Scale = 1 / 256.0 }], [new("labels.bin", FileElement.Byte)], Batch, shuffle: true, prefetch);

        float[] plain = Trained(model => model.Fit(data, epochs: 2, batchSize: Batch, shuffle: false, verbosity: Verbosity.None));
        Console.WriteLine($"enumerated {plain.SequenceEqual(Trained(model => model.Fit(DataStream<float>.From(Read, Batch), epochs: 2, verbosity: Verbosity.None)))}");
        Console.WriteLine($"asynchronous {plain.SequenceEqual(Trained(model => model.Fit(DataStream<float>.From(pass => ReadAsync(pass), Batch, prefetch: 3), epochs: 2, verbosity: Verbosity.None)))}");
        float[] shuffled = Trained(model => model.Fit(bytes, epochs: 2, batchSize: Batch, verbosity: Verbosity.None));
        Console.WriteLine($"mapped {shuffled.SequenceEqual(Trained(model => model.Fit(Mapped(prefetch: 2), epochs: 2, verbosity: Verbosity.None)))}");
        float[] augmented = Trained(model => model.Fit(bytes, epochs: 2, batchSize: Batch, augment: Changes, degreeOfParallelism: 1, verbosity: Verbosity.None));
        float[] ahead = Trained(model => model.Fit(Mapped(prefetch: 4), epochs: 2, augment: Changes, degreeOfParallelism: 2, verbosity: Verbosity.None));
        Console.WriteLine($"augmented {augmented.SequenceEqual(ahead)}, changed {!augmented.SequenceEqual(shuffled)}");
        var reader = new Reader(seed: 5);
        Console.WriteLine($"measured {reader.Evaluate(Mapped(prefetch: 1)).Loss == reader.Evaluate(bytes, batchSize: Batch).Loss}");
    }

    private static float[] Trained(Action<Reader> fit)
    {
        var model = new Reader(seed: 5);
        fit(model);
        return model.Parameters.Span.ToArray();
    }
}
