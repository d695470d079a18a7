namespace Backprop;

/// <summary>What is done to a weight behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.</summary>
public enum Constraint
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>w ← w·min(‖w‖, 2)/(‖w‖ + 1e-7), the norm over axis 0: of a dense kernel, the weights of one unit.</summary>
    MaxNorm,

    /// <summary>w ← w·(r·min(max(‖w‖, 0), 1) + (1 − r)·‖w‖)/(‖w‖ + 1e-7) with r = 1, the norm over axis 0.</summary>
    MinMaxNorm,

    /// <summary>Negative elements become 0.</summary>
    NonNeg,

    /// <summary>w ← w/(‖w‖ + 1e-7), the norm over axis 0.</summary>
    UnitNorm,
}
