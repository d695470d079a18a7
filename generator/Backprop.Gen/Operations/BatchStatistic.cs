using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// A result over all samples of the batch, [rows, channels], the same for each of them. Every tile hands its part to the runtime, which merges the
/// parts in the order of the tiles; who reads the result belongs to a later segment of the program. The input has a row for each channel, or
/// two behind each other, of sums over the positions of each sample.
/// </summary>
/// <param name="Layer">The layer's name: with the kind what tells one statistic from another.</param>
/// <param name="Positions">Elements of one sample that each channel has.</param>
internal abstract record BatchStatistic(string Layer, int Positions) : Operation
{
    /// <summary>The member of the runtime's <c>StatisticKind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The rows of the result: what they are, for the names of <see cref="StatisticPart"/>.</summary>
    public abstract IReadOnlyList<string> Rows { get; }

    public sealed override ValueRole OutputRole => ValueRole.BatchStatistic;

    public sealed override Layout OutputLayout => Layout.Shared;

    public sealed override bool IsCall => true;

    public sealed override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(Rows.Count, inputs[0].Last);

    public sealed override string KernelName(KernelForm form) => $"{Kind}_{form.Inputs[0].Shape.Last}";

    public sealed override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public sealed override void WriteTile(KernelWriter w, KernelForm form) =>
        throw new InvalidOperationException("The runtime gathers the statistics of a batch.");

    /// <summary>The last input is the statistic's number.</summary>
    public sealed override string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        $"worker.Gather({inputs[1]}, ref {inputs[0]}, S, count);";

    /// <summary>Nothing flows into a statistic by itself: the derivative is that of what it normalizes.</summary>
    public sealed override void Differentiate(Differentiation.Backpropagation b, Node node, int dy) =>
        throw new InvalidOperationException($"The derivative of {GetType().Name} is part of the derivative of what it normalizes.");
}

/// <summary>One row of a statistic, [channels]: a place in memory, no computation.</summary>
/// <param name="Row">Which.</param>
/// <param name="Title">What it is, for names.</param>
internal sealed record StatisticPart(int Row, string Title) : Operation
{
    public override ValueRole OutputRole => ValueRole.BatchStatistic;

    public override Layout OutputLayout => Layout.Shared;

    public override bool IsView => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].Rank == 2 && Row < inputs[0][0]
        ? Shape.Of(inputs[0].Last)
        : throw new ShapeMismatchException($"{inputs[0]} has no row {Row}");

    public override void Differentiate(Differentiation.Backpropagation b, Node node, int dy) =>
        throw new InvalidOperationException("The derivative of a statistic is part of the derivative of what it normalizes.");

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = row {Row} of {inputs[0]}";

    public override string KernelName(KernelForm form) => $"StatisticPart{Row}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) => throw new InvalidOperationException("A view has no kernel.");
}
