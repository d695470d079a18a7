using System.Diagnostics.Metrics;
using Backprop;

/// <summary>Fit with callbacks, metrics and reports; checkpoints; a loop of one's own.</summary>
internal static class Training
{
    public static void Run(float[] images, int[] labels)
    {
        using MeterListener meter = new();
        long steps = 0;
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TrainingMeter.Name && instrument.Name == TrainingMeter.Steps)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meter.SetMeasurementEventCallback<long>((_, measured, _, _) => steps += measured);
        meter.Start();
        Classify(images, labels);
        Judge(images, [.. labels.Select(label => label == 1 ? 1.0 : 0)]);
        Console.WriteLine($"metered {steps}");
        Loop();
    }

    // A schedule, averaged weights, accumulation, clipping, decay; every callback that goes with them.
    private static void Classify(float[] images, int[] labels)
    {
        var reader = new Reader(seed: 1);
        var data = new DataSet<float>(images, labels);
        History history = reader.Fit(
            data, epochs: 3, batchSize: 16, validationSplit: 0.25, stratify: true, degreeOfParallelism: 2, verbosity: Verbosity.None,
            classWeights: new Dictionary<int, double> { [0] = 1, [1] = 2, [2] = 1.5 },
            metrics: [new SparseCategoricalAccuracy<float>(), new SparseTopKCategoricalAccuracy<float>(2)],
            callbacks:
            [
                new EarlyStopping(patience: 2, restoreBestWeights: true), new ModelCheckpoint("reader-{epoch:00}.safetensors"), new CSVLogger("reader.csv"),
                new BackupAndRestore("reader.backup", saveEverySteps: 2), new SwapEMAWeights(), new TerminateOnNaN(), new TensorBoard("logs", histogramFrequency: 1),
                new LambdaCallback(onEpochEnd: run => Console.WriteLine($"rate {reader.LearningRate > 0}")),
            ]);
        Console.WriteLine($"epochs {history.Epochs.Count}, files {Directory.GetFiles(".", "reader-*").Length}, lines {File.ReadAllLines("reader.csv").Length}");
        TrainingReport.Save("run.html", ("reader", history));
        history.SaveReport("reader.html");
        Console.WriteLine($"reports {File.ReadAllText("run.html").Contains("reader") && File.Exists("reader.html")}, logs {Directory.GetFiles("logs", "*", SearchOption.AllDirectories).Length}");
        Console.WriteLine($"evaluated {double.IsFinite(reader.Evaluate(data).Loss)}");
        reader.SaveCheckpoint("reader.checkpoint");
        var copy = new Reader(seed: 2);
        copy.LoadCheckpoint("reader.checkpoint");
        Console.WriteLine($"same {copy.Predict(images).AsSpan().SequenceEqual(reader.Predict(images))}");
    }

    // A rate that callbacks change; the rest of the metrics, and a measure of one's own.
    private static void Judge(float[] images, double[] yes)
    {
        var judge = new Judge(seed: 1);
        var data = new DataSet<double>(Array.ConvertAll(images, x => (double)x), yes);

        // Uniform numbers of an interval of length 1.
        judge.Adapt(data);
        Console.WriteLine($"adapted {Math.Abs(judge.Parameters["normalization.variance"].Span[0] - (1 / 12.0)) < 0.02}");
        History history = judge.Fit(
            data, epochs: 3, validationSplit: 0.25, verbosity: Verbosity.Auto,
            metrics:
            [
                new BinaryAccuracy<double>(), new Precision<double>(), new Recall<double>(), new AUC<double>(), new AUC<double>(curve: AUCCurve.PR, name: "pr"),
                new F1Score<double>(threshold: 0.5), new TruePositives<double>(), new MeanSquaredError<double>(), new RootMeanSquaredError<double>(), new R2Score<double>(),
                new CosineSimilarity<double>(), new KLDivergence<double>(), new MeanOf<double>((output, target) => Math.Abs(output[0] - target[0]), "distance"),
            ],
            callbacks: [new ReduceLROnPlateau(patience: 1), new LearningRateScheduler((epoch, rate) => rate * 0.9)]);
        Console.WriteLine($"metrics {history["val_auc"].Count + history["val_distance"].Count}");
        LoadReport report = judge.Load("reader.checkpoint", strict: false);
        Console.WriteLine($"refused {report.Missing.Count > 0}");
    }

    // The gradient of the squared error by hand is that of the loss.
    private static void Loop()
    {
        float[] x = [0.5f, -1, 2, 0.25f];
        float[] y = [1, 0, 0];
        var one = new Plain(seed: 1);
        var other = new Plain(seed: 1);
        one.TrainOnBatch(x, y);
        float[] output = new float[3];
        other.Forward(x, output);
        other.Backward(x, [.. output.Select((value, i) => 2 * (value - y[i]) / 3)]);
        other.ApplyGradients();
        float apart = Enumerable.Range(0, one.Parameters.Span.Length).Max(i => Math.Abs(one.Parameters.Span[i] - other.Parameters.Span[i]));
        Console.WriteLine($"loop {apart < 1e-6f}, most {output.ArgMax() is >= 0 and < 3}");
    }
}

[Block, Dense(8, Activation = Activation.SiLU), Dense(8, Name = "inner"), Add(From = ["input", "inner"])]
public sealed partial class Residual;

[Network, Input(8, 8, 1)]
[Conv2D(4, 3, KernelConstraint = Constraint.MaxNorm), BatchNormalization, ReLU, MaxPooling2D(2), SpatialDropout2D(0.1), SeparableConv2D(6, 3), Flatten]
[Dense(8, KernelRegularizer = Regularizer.L2), LayerNormalization, Use(typeof(Residual), Repeat = 2), Dropout(0.2), Dense(3)]
[SparseCategoricalCrossentropy(FromLogits = true), CosineDecay(0.001, 100, WarmupTarget = 0.01, WarmupSteps = 10)]
[Adam(WeightDecay = 0.01, ExcludeFromWeightDecay = ["bias"], GlobalClipNorm = 1, UseEma = true, GradientAccumulationSteps = 2)]
public sealed partial class Reader;

[Network(Precision = Precision.Double), Input(64), Normalization, Dense(8, Activation = Activation.GELU), GaussianNoise(0.1), Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Nadam(ClipValue = 0.5)]
public sealed partial class Judge;

[Network, Input(4), Dense(5, Activation = Activation.Tanh), Dense(3), MeanSquaredError, SGD]
public sealed partial class Plain;
