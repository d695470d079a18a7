using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The base of pooling over all positions.</summary>
internal abstract class GlobalPoolingLayer(int axes) : LayerDefinition
{
    /// <summary>One element a channel.</summary>
    protected abstract int Pool(LayerBuilder layer, Window everything);

    public override int? Build(LayerBuilder layer)
    {
        if (!layer.HasRank(axes + 1))
        {
            return null;
        }

        Shape shape = layer.InputShape;
        WindowAxis Whole(int axis) => WindowAxis.Of(shape[axis], shape[axis], 1, 1, same: false);
        int pooled = Pool(layer, new Window(axes == 2 ? Whole(0) : WindowAxis.None, Whole(axes - 1), axes == 2));
        int channels = shape.Last;
        Shape result = !layer.Flag("KeepDims", false) ? Shape.Of(channels) : axes == 2 ? Shape.Of(1, 1, channels) : Shape.Of(1, channels);
        return layer.ShapeOf(pooled) == result ? pooled : layer.Add(new Reshape(result), pooled);
    }

    /// <summary>The mean over all positions.</summary>
    protected static int Mean(LayerBuilder layer)
    {
        int sum = layer.Add(new PositionSum(), layer.Input);
        return layer.Elementwise("mean", Formula.X * (1.0 / layer.InputShape.Leading), ("x", sum));
    }
}

/// <summary>The largest element of each channel.</summary>
internal sealed class GlobalMaxPooling2DLayer() : GlobalPoolingLayer(axes: 2)
{
    public override string Kind => "GlobalMaxPooling2D";

    public override string Summary => "the largest element of each channel of an image";

    protected override int Pool(LayerBuilder layer, Window everything) => layer.Add(new MaxPool(everything), layer.Input);
}

/// <summary>The largest element of each channel.</summary>
internal sealed class GlobalMaxPooling1DLayer() : GlobalPoolingLayer(axes: 1)
{
    public override string Kind => "GlobalMaxPooling1D";

    public override string Summary => "the largest element of each channel of a sequence";

    protected override int Pool(LayerBuilder layer, Window everything) => layer.Add(new MaxPool(everything), layer.Input);
}

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePooling2DLayer() : GlobalPoolingLayer(axes: 2)
{
    public override string Kind => "GlobalAveragePooling2D";

    public override string Summary => "the mean of each channel of an image";

    protected override int Pool(LayerBuilder layer, Window everything) => Mean(layer);
}

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePooling1DLayer() : GlobalPoolingLayer(axes: 1)
{
    public override string Kind => "GlobalAveragePooling1D";

    public override string Summary => "the mean of each channel of a sequence";

    protected override int Pool(LayerBuilder layer, Window everything) => Mean(layer);
}
