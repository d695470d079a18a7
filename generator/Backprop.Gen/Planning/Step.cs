using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>One statement of a program.</summary>
internal abstract record Step(Phase Phase)
{
    /// <summary>The values it reads.</summary>
    public abstract IEnumerable<int> Reads { get; }

    /// <summary>The value it writes, or -1.</summary>
    public virtual int Writes => -1;

    /// <summary>Which pass over the batch it belongs to: all tiles run a segment before any begins the next one.</summary>
    public int Segment { get; init; }
}

/// <summary>Fetches an input of the batch, in the phase that reads it first.</summary>
internal sealed record LoadInputStep(int Port, int Value, Phase Phase) : Step(Phase)
{
    public override IEnumerable<int> Reads => [];

    public override int Writes => Value;
}

/// <summary>Fetches the targets of an output.</summary>
internal sealed record LoadTargetStep(int Output, int Value, Phase Phase) : Step(Phase)
{
    public override IEnumerable<int> Reads => [];

    public override int Writes => Value;
}

/// <summary>Fetches each sample's weight, divided by the batch size.</summary>
internal sealed record LoadWeightsStep(int Value, Phase Phase) : Step(Phase)
{
    public override IEnumerable<int> Reads => [];

    public override int Writes => Value;
}

/// <summary>Fetches ∂L/∂output from the caller.</summary>
internal sealed record LoadOutputGradientStep(int Output, int Value, Phase Phase) : Step(Phase)
{
    public override IEnumerable<int> Reads => [];

    public override int Writes => Value;
}

/// <summary>Runs a node.</summary>
/// <param name="Node">What it computes.</param>
/// <param name="Form">The kernel that does it.</param>
/// <param name="Scalar">Whether the kernel runs with one lane: one sample, and no form that is vectorised over features.</param>
internal sealed record KernelStep(Node Node, KernelForm Form, bool Scalar) : Step(Node.Phase)
{
    /// <summary>Whether the operation is a call of the runtime and no kernel of its own.</summary>
    public bool IsCall => Form.Operation.IsCall;

    public override IEnumerable<int> Reads => Node.Inputs;

    public override int Writes => Node.Output;
}

/// <summary>Hands an output to the caller.</summary>
internal sealed record StoreOutputStep(int Output, int Value) : Step(Phase.Forward)
{
    public override IEnumerable<int> Reads => [Value];
}

/// <summary>Adds the samples' losses to the batch's.</summary>
internal sealed record AddLossStep(int Output, int Loss, int Weights) : Step(Phase.Loss)
{
    public override IEnumerable<int> Reads => [Loss, Weights];
}

/// <summary>Adds what a layer has added to the samples' losses to the batch's.</summary>
internal sealed record AddPenaltyStep(int Value) : Step(Phase.Loss)
{
    public override IEnumerable<int> Reads => [Value];
}

/// <summary>Looks for NaN and infinity in a layer's output, when asked to.</summary>
internal sealed record WatchStep(int Layer, int Value) : Step(Phase.Forward)
{
    public override IEnumerable<int> Reads => [Value];
}
