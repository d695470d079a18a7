namespace Backprop.Runtime;

/// <summary>What is done with a batch.</summary>
internal enum Operation
{
    /// <summary>Forward, loss and backward.</summary>
    Train,

    /// <summary>Forward in training mode, backward from the caller's ∂L/∂output.</summary>
    Backpropagate,

    /// <summary>Forward in training mode.</summary>
    Forward,

    /// <summary>Forward in prediction mode.</summary>
    Predict,

    /// <summary>Forward in prediction mode, and the losses.</summary>
    Evaluate,

    /// <summary>Train once more, on one thread, and find the first layer with a bad value. The gradients are worthless afterwards.</summary>
    Diagnose,
}
