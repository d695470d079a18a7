using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Adaptation;

/// <summary>The networks, compiled once.</summary>
public sealed class AdaptingNetworks : IDisposable
{
    /// <summary>Samples of <see cref="Data"/>.</summary>
    public const int Samples = 211;

    private readonly LoadedProject project;

    public AdaptingNetworks()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Network, Input(3), Normalization, Dense(4, Activation = Activation.Tanh), Dense(2), MeanSquaredError, Adam]
            public sealed partial class Plain;

            [Network(Precision = Precision.Double), Input(2, 3, 2, Name = "image"), Input(3, Name = "vector")]
            [Normalization(From = ["image"], Name = "last"), Flatten(Name = "a")]
            [Normalization(From = ["image"], Name = "rows", Axis = [1]), Flatten(Name = "b")]
            [Normalization(From = ["image"], Name = "both", Axis = [-1, 1]), Flatten(Name = "c")]
            [Flatten(From = ["image"], Name = "flat"), Normalization(Name = "whole", Axis = []), Identity(Name = "d")]
            [Reshape(3, 4, From = ["image"]), Normalization(Name = "reshaped"), Flatten(Name = "e")]
            [Normalization(From = ["vector"], Name = "vectors")]
            [Concatenate(From = ["a", "b", "c", "d", "e", "vectors"]), Dense(1), MeanSquaredError, SGD]
            public sealed partial class Many;

            [Network, Input(3), Normalization(Name = "outer"), Dense(3), Normalization(Name = "inner"), Dense(2), MeanSquaredError, SGD]
            public sealed partial class Inner;

            [Network, Input(3), Normalization(Mean = [1], Variance = [2], Name = "given"), Dense(2), MeanSquaredError, SGD]
            public sealed partial class Given;
            """);
        Assert.Empty(run.Complaints());
        project = run.Load();
    }

    /// <summary>For the networks with three inputs and two outputs.</summary>
    public static (float[] X, DataSet<float> Data) Data()
    {
        Random random = new(3);
        float[] x = [.. Enumerable.Range(0, Samples * 3).Select(i => (float)((random.NextDouble() * (1 + (i % 3))) + (10 * (i % 3)) - 4))];
        float[] y = [.. Enumerable.Range(0, Samples * 2).Select(_ => random.NextSingle())];
        return (x, new(x, y, count: Samples));
    }

    public Network<T> Create<T>(string name, ulong seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        project.Create<Network<T>>(name, seed);

    public void Dispose() => project.Dispose();
}
