using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;
using Backprop.Gen.Weights;

namespace Backprop.Gen.Graph;

/// <summary>A network as operations on values, shapes known: forward only as built, forward and backward after differentiation.</summary>
/// <param name="Values">Indexed by <see cref="Value.Id"/>.</param>
/// <param name="Nodes">In an order in which every value is computed before it is read.</param>
/// <param name="Layers">One row of the layer table each; <see cref="Node.Layer"/> indexes it.</param>
/// <param name="Parameters">In declaration order.</param>
/// <param name="Inputs">In declaration order.</param>
/// <param name="Outputs">In declaration order.</param>
internal sealed record NetworkGraph(
    EquatableArray<Value> Values,
    EquatableArray<Node> Nodes,
    EquatableArray<Layer> Layers,
    EquatableArray<Parameter> Parameters,
    EquatableArray<InputPort> Inputs,
    EquatableArray<OutputPort> Outputs)
{
    /// <summary>What layers add to the loss.</summary>
    public EquatableArray<Penalty> Penalties { get; init; } = [];

    /// <summary>Weights that the runtime can set to statistics of data, in declaration order.</summary>
    public EquatableArray<Adaptable> Adaptables { get; init; } = [];

    /// <summary>The operations that give the forward pass its <see cref="Layer.MultiplyAdds"/>.</summary>
    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);

    /// <summary>Weights, without alignment gaps.</summary>
    public long ParameterCount => Parameters.Sum(p => p.Shape.Size);
}

/// <summary>What an operation reads or makes.</summary>
internal sealed record Value(int Id, Shape Shape, ValueRole Role, string Name, Layout Layout);

internal enum ValueRole
{
    /// <summary>Loaded from the batch's inputs.</summary>
    Input,

    /// <summary>Loaded from the batch's targets.</summary>
    Target,

    /// <summary>One row: each sample's weight over the batch size.</summary>
    SampleWeight,

    /// <summary>∂L/∂output, loaded from the caller.</summary>
    OutputGradient,

    /// <summary>Lives in the parameter block; the same for all samples.</summary>
    Parameter,

    /// <summary>Lives in the gradient block; operations add to it.</summary>
    ParameterGradient,

    /// <summary>Made by a node, in the workspace.</summary>
    Computed,

    /// <summary>A result over all samples of the batch, in a block of its own; known when every tile has given its part.</summary>
    BatchStatistic,
}

internal enum Layout
{
    /// <summary>Feature f of sample s at f · S + s: samples fill the lanes.</summary>
    Rows,

    /// <summary>Feature f of sample s at s · stride + f: for sums over samples.</summary>
    SampleMajor,

    /// <summary>Feature f at f, once for all samples: what is computed from weights or statistics alone.</summary>
    Shared,
}

/// <summary>One operation.</summary>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">Value ids.</param>
/// <param name="Output">Value id.</param>
/// <param name="Layer">The layer it belongs to, or -1 (losses).</param>
/// <param name="Phase">Forward, loss or backward.</param>
internal sealed record Node(Operation Operation, EquatableArray<int> Inputs, int Output, int Layer, Phase Phase);

internal enum Phase
{
    Forward,
    Loss,
    Backward,
}

/// <summary>A row of the layer table.</summary>
/// <param name="Name">Unique; inside a block <c>residual_block_1/dense</c>.</param>
/// <param name="Kind">Keras's class name.</param>
/// <param name="Shape">Of its output.</param>
/// <param name="Parameters">Its weights.</param>
/// <param name="MultiplyAdds">Of its forward pass, one sample.</param>
/// <param name="Value">Its output.</param>
/// <param name="Sources">Names of the layers or inputs it reads.</param>
internal sealed record Layer(string Name, string Kind, Shape Shape, long Parameters, long MultiplyAdds, int Value, EquatableArray<string> Sources);

/// <summary>A named weight tensor.</summary>
internal sealed record Parameter(string Name, Shape Shape, bool Trainable, InitializerChoice Initializer, int Value)
{
    /// <summary>What it adds to the loss, or null.</summary>
    public RegularizerChoice? Regularizer { get; init; }

    /// <summary>What is done to it behind every step, or null.</summary>
    public ConstraintChoice? Constraint { get; init; }
}

/// <summary>An initializer with its arguments, in the runtime's terms.</summary>
internal sealed record InitializerChoice(string Kind, int FanIn, int FanOut)
{
    public double Value { get; init; }

    public double Mean { get; init; }

    public double Stddev { get; init; }

    public double MinValue { get; init; }

    public double MaxValue { get; init; }

    public string Mode { get; init; } = "FanIn";

    public string Distribution { get; init; } = "TruncatedNormal";

    public long? Seed { get; init; }
}

internal sealed record InputPort(string Name, Shape Shape, int Value);

/// <param name="Name">The layer's name.</param>
/// <param name="Shape">Of one sample.</param>
/// <param name="Value">What the network computes for it.</param>
/// <param name="Loss">Null where nothing judges it.</param>
internal sealed record OutputPort(string Name, Shape Shape, int Value, LossTerm? Loss);

/// <param name="Kind">Keras's class name.</param>
/// <param name="Weight">Factor in the total.</param>
/// <param name="Target">The value that holds the targets.</param>
/// <param name="Labels">Whether targets are class indices.</param>
/// <param name="Classes">Number of classes where they are, else 0.</param>
/// <param name="FromLogits">As declared.</param>
/// <param name="Value">One row: each sample's loss.</param>
internal sealed record LossTerm(string Kind, double Weight, int Target, bool Labels, int Classes, bool FromLogits, int Value);

/// <summary>What a layer adds to the loss: the sum of a formula over the features and over all samples of the batch, not their mean.</summary>
/// <param name="Source">The value that is penalised.</param>
/// <param name="Formula">In x, an element of the source.</param>
/// <param name="Value">One row: each sample's sum.</param>
internal sealed record Penalty(int Source, Expression Formula, int Value);

/// <summary>Two frozen weights that hold mean and variance of what a layer reads.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Source">The value that it reads.</param>
/// <param name="Axes">The axes with statistics of their own, ascending, from 0 without the batch.</param>
/// <param name="Mean">The value of the first weight.</param>
/// <param name="Variance">The value of the second.</param>
internal sealed record Adaptable(string Layer, int Source, EquatableArray<int> Axes, int Mean, int Variance);
