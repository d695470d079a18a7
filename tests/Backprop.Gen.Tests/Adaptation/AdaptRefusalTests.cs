using Backprop.Runtime;

namespace Backprop.Gen.Tests.Adaptation;

/// <summary>What <c>Adapt</c> refuses; it then changes nothing.</summary>
public sealed class AdaptRefusalTests(AdaptingNetworks networks) : IClassFixture<AdaptingNetworks>
{
    [Fact]
    public void A_layer_behind_others_is_refused_and_left_out_by_naming_another()
    {
        (_, DataSet<float> data) = AdaptingNetworks.Data();
        Network<float> network = networks.Create<float>("Inner", 1);
        string message = Refused<InvalidOperationException>(network, () => network.Adapt(data));
        Assert.Contains("Layer 'inner' of network Inner does not read an input", message);
        Assert.Contains("give it Mean and Variance", message);
        Assert.Contains("layer: \"outer\"", message);
        Refused<InvalidOperationException>(network, () => network.Adapt(data, layer: "inner"));

        network.Adapt(data, layer: "outer");

        Assert.NotEqual(0, network.Parameters["outer.mean"].Span[0]);
        Assert.Equal(0, network.Parameters["inner.mean"].Span[0]);
    }

    [Fact]
    public void A_network_without_such_a_layer_and_names_that_are_none_are_refused()
    {
        (_, DataSet<float> data) = AdaptingNetworks.Data();
        Network<float> given = networks.Create<float>("Given", 1);
        Assert.Contains("no layer that is adapted", Refused<InvalidOperationException>(given, () => given.Adapt(data)));
        Assert.Contains("Layer 'given' of network Given (Normalization)", Refused<ArgumentException>(given, () => given.Adapt(data, layer: "given")));
        Network<float> plain = networks.Create<float>("Plain", 1);
        Assert.Contains("'normalization'", Refused<ArgumentException>(plain, () => plain.Adapt(data, layer: "normalisation")));
        Assert.Contains("'dense' of network Plain (Dense)", Refused<ArgumentException>(plain, () => plain.Adapt(DataStream<float>.From(data), layer: "dense")));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_named_and_nothing_changes(float number)
    {
        (float[] x, DataSet<float> data) = AdaptingNetworks.Data();
        x[(137 * 3) + 2] = number;
        Network<float> network = networks.Create<float>("Plain", 1);

        string message = Refused<ArgumentException>(network, () => network.Adapt(data));
        Assert.Contains($"Sample 137 (from 0) has {number} in element 2 of input 'input'", message);
        Assert.Contains("'normalization'", message);
        Assert.Equal(message, Refused<ArgumentException>(network, () => network.Adapt(DataStream<float>.From(data, 10))));
        Assert.Contains("Sample 37", Refused<ArgumentException>(network, () => network.Adapt(data.Slice(100, 50))));
    }

    [Fact]
    public void Data_that_does_not_fit_is_refused_and_nothing_changes()
    {
        Network<float> network = networks.Create<float>("Plain", 1);
        Assert.Contains("no samples", Refused<ArgumentException>(network, () => network.Adapt(new DataSet<float>([Array.Empty<float>()], []))));
        Assert.Contains("multiple of the 3", Refused<ArgumentException>(network, () => network.Adapt(new DataSet<float>([new float[7]], []))));
        Assert.Contains("has no batches", Refused<InvalidOperationException>(network, () => network.Adapt(DataStream<float>.From(_ => Array.Empty<DataSet<float>>(), 3))));
        Refused<ArgumentOutOfRangeException>(network, () => network.Adapt(DataStream<float>.From(AdaptingNetworks.Data().Data), steps: 0));
        Refused<ArgumentNullException>(network, () => network.Adapt((DataSet<float>)null!));
        Refused<OperationCanceledException>(network, () => network.Adapt(AdaptingNetworks.Data().Data, cancellationToken: new(canceled: true)));

        // The mean is 0, but the variance is no float.
        float[] large = [1e30f, 0, 0, -1e30f, 0, 0];
        Assert.Contains("variance of entry 0 of layer 'normalization' is too large for Single", Refused<ArgumentException>(network, () => network.Adapt(new DataSet<float>([large], []))));
    }

    private static string Refused<TException>(Network<float> network, Action adapt)
        where TException : Exception
    {
        float[] before = network.Parameters.Span.ToArray();
        string message = Assert.ThrowsAny<TException>(adapt).Message;
        Assert.Equal(before, network.Parameters.Span.ToArray());
        return message;
    }
}
