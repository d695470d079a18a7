using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>One application with all that training has, as NativeAOT: no trim or AOT warning, and it runs.</summary>
[Collection(PackageCollection.Name)]
public class EverythingTests(PackageFixture package)
{
    private const string Program = """
        using Backprop;

        const int Samples = 240;
        var random = new Random(1);
        float[] images = [.. Enumerable.Range(0, Samples * 64).Select(_ => random.NextSingle() - 0.5f)];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(i => images[i * 64] > 0 ? 1 : images[(i * 64) + 1] > 0 ? 2 : 0)];
        float[] yes = [.. labels.Select(label => label == 1 ? 1f : 0f)];

        // A schedule, averaged weights, accumulation, clipping, decay; every callback that goes with them.
        var reader = new Reader(seed: 1);
        var data = new DataSet<float>(images, labels);
        History history = reader.Fit(
            data, epochs: 3, batchSize: 16, validationSplit: 0.25, degreeOfParallelism: 2, verbosity: Verbosity.None,
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

        // A rate that callbacks change; the rest of the metrics, and a measure of one's own.
        var judge = new Judge(seed: 1);
        history = judge.Fit(
            new DataSet<double>(Array.ConvertAll(images, x => (double)x), Array.ConvertAll(yes, y => (double)y)), epochs: 3, validationSplit: 0.25, verbosity: Verbosity.Auto,
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

        [Block, Dense(8, Activation = Activation.SiLU), Dense(8, Name = "inner"), Add(From = ["input", "inner"])]
        public sealed partial class Residual;

        [Network, Input(8, 8, 1)]
        [Conv2D(4, 3, KernelConstraint = Constraint.MaxNorm), BatchNormalization, ReLU, MaxPooling2D(2), SpatialDropout2D(0.1), SeparableConv2D(6, 3), Flatten]
        [Dense(8, KernelRegularizer = Regularizer.L2), LayerNormalization, Use(typeof(Residual), Repeat = 2), Dropout(0.2), Dense(3)]
        [SparseCategoricalCrossentropy(FromLogits = true), CosineDecay(0.001, 100, WarmupTarget = 0.01, WarmupSteps = 10)]
        [Adam(WeightDecay = 0.01, ExcludeFromWeightDecay = ["bias"], GlobalClipNorm = 1, UseEma = true, GradientAccumulationSteps = 2)]
        public sealed partial class Reader;

        [Network(Precision = Precision.Double), Input(64), Dense(8, Activation = Activation.GELU), GaussianNoise(0.1), Dense(1, Activation = Activation.Sigmoid)]
        [BinaryCrossentropy, Nadam(ClipValue = 0.5)]
        public sealed partial class Judge;
        """;

    [SkippableFact]
    public void An_application_with_everything_is_published_without_a_warning_and_runs()
    {
        NativeToolchain.Require();
        using var project = new FreshProject(package, Program, FreshProject.NativeProperties);
        (string executable, RunResult build) = project.Publish();
        Assert.Empty(build.Codes);
        string[] lines = project.Run(executable).Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(3, lines.Count(line => line == "rate True"));
        Assert.Contains("epochs 3, files 3, lines 4", lines);
        Assert.Contains("reports True, logs 2", lines);
        Assert.Contains("evaluated True", lines);
        Assert.Contains("same True", lines);
        Assert.Contains("metrics 6", lines);
        Assert.Contains("refused True", lines);
    }
}
