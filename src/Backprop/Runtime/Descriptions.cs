namespace Backprop.Runtime;

/// <summary>All that the runtime needs to know of a generated network; written by the generator as a constant object.</summary>
public sealed record NetworkDescription
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }
    /// <summary>The layer table as text, as <c>Summary()</c> prints it.</summary>
    public required string Summary { get; init; }
    /// <summary>The most samples that one tile holds; a multiple of 16.</summary>
    public required int TileSize { get; init; }
    /// <summary>Rows (one feature of all samples of a tile) in the workspace of a training tile.</summary>
    public required int TrainingRows { get; init; }
    /// <summary>Rows in the workspace of a prediction tile.</summary>
    public required int InferenceRows { get; init; }
    /// <summary>Length of the parameter block in elements, alignment gaps included; a multiple of 16. Trainable parameters come first.</summary>
    public required int ParameterLength { get; init; }
    /// <summary>Length of the part of the parameter block that the optimizer updates; a multiple of 16.</summary>
    public required int TrainableLength { get; init; }
    /// <summary>Whether every tile with a backward pass writes the gradient of every trainable parameter, so that the first may overwrite.</summary>
    public bool WritesAllGradients { get; init; }
    /// <summary>Optimizer state vectors, each of <see cref="TrainableLength"/> elements, one behind the other.</summary>
    public required int SlotCount { get; init; }
    /// <summary>What each slot holds ("momentum", "velocity"), for checkpoints, and the value it starts from.</summary>
    public required IReadOnlyList<SlotDescription> Slots { get; init; }
    /// <summary>What the runtime does for the optimizer, or null where it only calls its update.</summary>
    public OptimizerOptions? Optimizer { get; init; }
    /// <summary>The optimizer as it is declared, with the arguments that are written, for example <c>Adam(LearningRate = 0.01)</c>; empty without one.</summary>
    public string OptimizerText { get; init; } = "";
    /// <summary>The schedule of the learning rate, or null where it is a number that may be changed.</summary>
    public string? Schedule { get; init; }
    /// <summary>The schedule as it is declared, with the arguments that are written, or null.</summary>
    public string? ScheduleText { get; init; }
    /// <summary>The declared learning rate; with a schedule that of the first step.</summary>
    public required double LearningRate { get; init; }
    /// <summary>Multiply-adds of one sample's forward pass.</summary>
    public required long MultiplyAdds { get; init; }
    /// <summary>Passes over the batch in which a training step runs: a statistic over all tiles is merged between two of them.</summary>
    public int TrainingSegments { get; init; } = 1;
    /// <summary>Passes of a forward and backward pass from the caller's gradients.</summary>
    public int BackpropagationSegments { get; init; } = 1;
    /// <summary>Passes of a forward pass in training mode.</summary>
    public int ForwardSegments { get; init; } = 1;
    /// <summary>Length of the block of the batch's statistics in elements.</summary>
    public int StatisticsLength { get; init; }
    /// <summary>The statistics over the batch in the order of their offsets.</summary>
    public IReadOnlyList<StatisticDescription> Statistics { get; init; } = [];
    /// <summary>The layers whose statistics <c>Adapt</c> takes from data, in declaration order.</summary>
    public IReadOnlyList<AdaptableDescription> Adaptables { get; init; } = [];
    /// <summary>The named tensors in the order of their offsets.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }
    /// <summary>The inputs in declaration order.</summary>
    public required IReadOnlyList<InputDescription> Inputs { get; init; }
    /// <summary>The outputs in declaration order.</summary>
    public required IReadOnlyList<OutputDescription> Outputs { get; init; }
    /// <summary>The layers in declaration order.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }
}

/// <summary>One optimizer state vector.</summary>
/// <param name="Name">As in the optimizer's formula.</param>
/// <param name="InitialValue">The value of every element before the first step.</param>
public sealed record SlotDescription(string Name, double InitialValue);

/// <summary>A statistic over all samples of a batch.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First element in the block of statistics; a multiple of 16.</param>
/// <param name="Channels">Elements in each of its rows.</param>
/// <param name="Positions">Elements of one sample that each channel has.</param>
public sealed record StatisticDescription(StatisticKind Kind, int Offset, int Channels, int Positions)
{
    /// <summary>ε beside the variance.</summary>
    public double Epsilon { get; init; }
    /// <summary>What the moving averages keep of themselves in a step.</summary>
    public double Momentum { get; init; }
    /// <summary>First element, in the parameter block, of the average that follows the mean.</summary>
    public int MovingMean { get; init; }
    /// <summary>First element, in the parameter block, of the average that follows the variance.</summary>
    public int MovingVariance { get; init; }
    /// <summary>Elements from one row to the next.</summary>
    internal int RowLength => (Channels + 15) & ~15;
}

/// <summary>What a statistic is; each row has an element a channel.</summary>
public enum StatisticKind
{
    /// <summary>Mean, variance and 1 / √(variance + ε); from each sample's mean and, with several positions, its sum of squared distances to it.</summary>
    Moments,
    /// <summary>Two sums, and both divided by the number of elements; from each sample's two sums.</summary>
    Sums,
}

/// <summary>A layer with two frozen weights of one length: mean and variance of what it reads.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Input">The number of the network's input that it reads, or −1 where it reads what layers make, so that no data can tell.</param>
/// <param name="Shape">Of what it reads; the elements are those of the input in their order.</param>
/// <param name="Axes">The axes of the shape with statistics of their own, ascending from 0; none for one mean and one variance.</param>
/// <param name="Mean">First element of the mean in the parameter block.</param>
/// <param name="Variance">First element of the variance in the parameter block.</param>
public sealed record AdaptableDescription(string Layer, int Input, IReadOnlyList<int> Shape, IReadOnlyList<int> Axes, int Mean, int Variance);

/// <summary>One named tensor of the parameter block.</summary>
/// <param name="Name">Layer and role, for example <c>dense.kernel</c>.</param>
/// <param name="Shape">Keras's layout, for example [in, out].</param>
/// <param name="Offset">First element in the block; a multiple of 16.</param>
/// <param name="Length">Elements.</param>
/// <param name="Trainable">Whether the optimizer updates it.</param>
/// <param name="Initializer">How it starts.</param>
public sealed record ParameterDescription(string Name, IReadOnlyList<int> Shape, int Offset, int Length, bool Trainable, Initialization Initializer)
{
    /// <summary>The layer that it belongs to: what stands before the last dot of its name, or all of it.</summary>
    public string Layer => Name.LastIndexOf('.') is > 0 and int dot ? Name[..dot] : Name;
    /// <summary>What it is to its layer, as <c>kernel</c>: what stands behind the last dot of its name, or nothing.</summary>
    public string Role => Name.LastIndexOf('.') is > 0 and int dot ? Name[(dot + 1)..] : "";
    /// <summary>What it adds to the loss while it is trainable, or null.</summary>
    public WeightRegularizer? Regularizer { get; init; }
    /// <summary>What is done to it behind every step while it is trainable, or null.</summary>
    public WeightConstraint? Constraint { get; init; }
}

/// <summary>An initializer with its numbers; which of them it reads depends on the kind.</summary>
public sealed record Initialization(InitializerKind Kind)
{
    /// <summary>Constant value, gain of Orthogonal and Identity, scale of VarianceScaling.</summary>
    public double Value { get; init; }
    /// <summary>Mean of the normal initializers.</summary>
    public double Mean { get; init; }
    /// <summary>Standard deviation of the normal initializers.</summary>
    public double Stddev { get; init; }
    /// <summary>Lower bound of RandomUniform.</summary>
    public double MinValue { get; init; }
    /// <summary>Upper bound of RandomUniform.</summary>
    public double MaxValue { get; init; }
    /// <summary>What VarianceScaling divides by.</summary>
    public FanMode Mode { get; init; }
    /// <summary>What VarianceScaling draws from.</summary>
    public VarianceDistribution Distribution { get; init; }
    /// <summary>Inputs of one unit.</summary>
    public int FanIn { get; init; }
    /// <summary>Units that one input feeds.</summary>
    public int FanOut { get; init; }
    /// <summary>A seed of its own, or null to derive one from the network's seed and the parameter's name.</summary>
    public long? Seed { get; init; }
}

/// <summary>The primitive initializers; Glorot, He and Lecun are VarianceScaling with fixed arguments.</summary>
public enum InitializerKind
{
    /// <summary>All zero.</summary>
    Zeros,
    /// <summary>All one.</summary>
    Ones,
    /// <summary>All <see cref="Initialization.Value"/>.</summary>
    Constant,
    /// <summary>The identity matrix times <see cref="Initialization.Value"/>.</summary>
    Identity,
    /// <summary>A matrix with orthonormal rows or columns times <see cref="Initialization.Value"/>.</summary>
    Orthogonal,
    /// <summary>Normal distribution.</summary>
    RandomNormal,
    /// <summary>Uniform distribution.</summary>
    RandomUniform,
    /// <summary>Normal distribution, redrawn beyond two standard deviations.</summary>
    TruncatedNormal,
    /// <summary>Scaled by the fan.</summary>
    VarianceScaling,
}

/// <summary>One input of the network.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Shape">Of one sample, channels last.</param>
/// <param name="Size">Elements of one sample.</param>
public sealed record InputDescription(string Name, IReadOnlyList<int> Shape, int Size);

/// <summary>One output of the network.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Shape">Of one sample.</param>
/// <param name="Size">Elements of one sample.</param>
/// <param name="Target">What its loss compares it with.</param>
/// <param name="TargetSize">Target elements of one sample.</param>
/// <param name="Loss">The loss's name, or null for an output without one.</param>
/// <param name="LossWeight">Factor in the total loss.</param>
/// <param name="FromLogits">Whether the output holds logits.</param>
public sealed record OutputDescription(string Name, IReadOnlyList<int> Shape, int Size, TargetKind Target, int TargetSize, string? Loss, double LossWeight, bool FromLogits);

/// <summary>What a loss compares an output with.</summary>
public enum TargetKind
{
    /// <summary>No loss is declared for the output.</summary>
    None,
    /// <summary>Numbers, as many as the output has elements.</summary>
    Values,
    /// <summary>Class indices from 0.</summary>
    Labels,
}

/// <summary>One row of the layer table.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Kind">Keras's class name.</param>
/// <param name="OutputShape">Of one sample.</param>
/// <param name="Parameters">Weights of the layer.</param>
/// <param name="MultiplyAdds">Of one sample's forward pass.</param>
public sealed record LayerDescription(string Name, string Kind, IReadOnlyList<int> OutputShape, long Parameters, long MultiplyAdds);
