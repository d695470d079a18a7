using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Emission;

/// <summary>Which kernels ask for the samples that come next, and that asking changes nothing.</summary>
public sealed class ReadingAheadTests
{
    private const int Features = 150;
    private const int Samples = 230;

    [Theory]
    [InlineData("Input(200), Dense(40), Dense(200), Dense(40)", "200x40")]
    [InlineData("Input(10, 20, 1), Flatten, Dense(40, Activation = Activation.ReLU), Dense(10)", "200x40")]
    [InlineData("Input(200), Dropout(0.5), Dense(40), Dense(17)", "200x40")]
    public void The_layer_that_reads_long_samples_asks(string layers, string kernel)
    {
        string text = Generate($"[Network, {layers}, MeanSquaredError, SGD] public sealed partial class Net;");

        Assert.Equal(2, Count(text, "worker.Ahead.Of(0, 200)"));
        Assert.Equal(2, Count(text, $"Kernels.AffineKernelGradient_{kernel}_Ahead<V>"));
        Assert.Contains("ReadAhead.Ask(Unsafe.Add(ref next, s) + (k * 4));", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Network, Input(127), Dense(40)")]
    [InlineData("Network, Input(200), Dense(16)")]
    [InlineData("Network, Input(5, 200), Dense(40)")]
    [InlineData("Network(Precision = Precision.Double), Input(63), Dense(40)")]
    public void Nobody_asks_where_samples_are_short_or_the_kernel_too_small(string declaration)
    {
        string text = Generate($"[{declaration}, MeanSquaredError, SGD] public sealed partial class Net;");

        Assert.DoesNotContain("Ahead", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_input_has_a_kernel_that_asks_for_it()
    {
        string text = Generate(
            """
            [Network, Input(200, Name = "left"), Input(200, Name = "right")]
            [Dense(40, From = ["left"], Name = "a"), Dense(40, From = ["right"], Name = "b"), Add(From = ["a", "b"])]
            [Dense(1), MeanSquaredError, SGD] public sealed partial class Net;
            """);

        Assert.Equal(2, Count(text, "worker.Ahead.Of(0, 200)"));
        Assert.Equal(2, Count(text, "worker.Ahead.Of(1, 200)"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(Precision = Precision.Double)")]
    public void Fit_gives_the_bits_of_the_same_batches_one_by_one(string arguments)
    {
        GeneratorRun run = GeneratorRun.Of(
            $"[Network{arguments}, Input({Features}), Dense(37, Activation = Activation.Tanh), Dense(3), MeanSquaredError, Adam] public sealed partial class Net;");
        Assert.Empty(run.Complaints());
        LoadedProject project = run.Load();
        if (arguments.Length == 0)
        {
            Check<float>(project, i => MathF.Sin(i));
        }
        else
        {
            Check<double>(project, i => Math.Sin(i));
        }
    }

    /// <summary>In Fit every tile but the last of an epoch asks; in batches of the caller's own none that ends a batch does.</summary>
    private static void Check<T>(LoadedProject project, Func<int, T> number)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] x = [.. Enumerable.Range(0, Samples * Features).Select(number)];
        T[] y = [.. Enumerable.Range(0, Samples * 3).Select(number)];
        Network<T> fitted = project.Create<Network<T>>("Net", 1UL);
        Network<T> byHand = project.Create<Network<T>>("Net", 1UL);

        fitted.Fit(new(x, y), epochs: 1, batchSize: 70, shuffle: false, verbosity: Verbosity.None);
        for (int first = 0; first < Samples; first += 70)
        {
            int count = Math.Min(70, Samples - first);
            byHand.Fit(
                new(x.AsMemory(first * Features, count * Features), y.AsMemory(first * 3, count * 3)),
                epochs: 1, batchSize: 70, shuffle: false, verbosity: Verbosity.None);
        }

        Assert.Equal(byHand.Parameters.Span.ToArray(), fitted.Parameters.Span.ToArray());
    }

    private static string Generate(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Complaints());
        return run.Source;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
