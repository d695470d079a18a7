using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The base of pooling over windows.</summary>
internal abstract class PoolingLayer(int axes) : LayerDefinition
{
    /// <summary>What is made of each window.</summary>
    protected abstract Operation Pool(Window window);

    public override int? Build(LayerBuilder layer) =>
        WindowArguments.OfPooling(layer, axes) is { } window ? layer.Add(Pool(window), layer.Input) : null;
}

/// <summary>The largest element of each window.</summary>
internal sealed class MaxPooling2DLayer() : PoolingLayer(axes: 2)
{
    public override string Kind => "MaxPooling2D";

    public override string Summary => "the largest element of each window of rows and columns";

    protected override Operation Pool(Window window) => new MaxPool(window);
}

/// <summary>The largest element of each window.</summary>
internal sealed class MaxPooling1DLayer() : PoolingLayer(axes: 1)
{
    public override string Kind => "MaxPooling1D";

    public override string Summary => "the largest element of each window of positions";

    protected override Operation Pool(Window window) => new MaxPool(window);
}

/// <summary>The mean of each window.</summary>
internal sealed class AveragePooling2DLayer() : PoolingLayer(axes: 2)
{
    public override string Kind => "AveragePooling2D";

    public override string Summary => "the mean of each window of rows and columns";

    protected override Operation Pool(Window window) => new AveragePool(window);
}

/// <summary>The mean of each window.</summary>
internal sealed class AveragePooling1DLayer() : PoolingLayer(axes: 1)
{
    public override string Kind => "AveragePooling1D";

    public override string Summary => "the mean of each window of positions";

    protected override Operation Pool(Window window) => new AveragePool(window);
}
