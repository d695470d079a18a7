namespace Backprop.Benchmarks.Networks;

/// <summary>S: no size is a multiple of a vector.</summary>
[Network, Input(37), Dense(53, Activation = Activation.ReLU), Dense(29, Activation = Activation.ReLU), Dense(7)]
[MeanSquaredError, Adam]
public sealed partial class OddMlp;

/// <summary>The neighbour of <see cref="OddMlp"/> with round sizes.</summary>
[Network, Input(32), Dense(64, Activation = Activation.ReLU), Dense(32, Activation = Activation.ReLU), Dense(8)]
[MeanSquaredError, Adam]
public sealed partial class RoundMlp;

/// <summary>S: the smallest network there is.</summary>
[Network, Input(1), Dense(1)]
[MeanSquaredError, Adam]
public sealed partial class OneToOne;

/// <summary>S: everything goes through one number.</summary>
[Network, Input(1000), Dense(1), Dense(1000)]
[MeanSquaredError, Adam]
public sealed partial class OddWaist;

/// <summary>The neighbour of <see cref="OddWaist"/> with round sizes.</summary>
[Network, Input(1024), Dense(1), Dense(1024)]
[MeanSquaredError, Adam]
public sealed partial class RoundWaist;

/// <summary>S: few inputs and outputs around a wide layer.</summary>
[Network, Input(3), Dense(4096, Activation = Activation.ReLU), Dense(3)]
[MeanSquaredError, Adam]
public sealed partial class OddBelly;

/// <summary>The neighbour of <see cref="OddBelly"/> with round sizes.</summary>
[Network, Input(4), Dense(4096, Activation = Activation.ReLU), Dense(4)]
[MeanSquaredError, Adam]
public sealed partial class RoundBelly;
