namespace Backprop.Gen.Weights;

/// <summary>What a weight adds to the loss, in the runtime's terms: L1·Σ|w| + L2·Σw², and the orthogonal penalty.</summary>
/// <param name="L1">The factor of the magnitudes.</param>
/// <param name="L2">The factor of the squares.</param>
/// <param name="Orthogonal">The factor of the penalty on rows or columns that are not orthogonal.</param>
/// <param name="Columns">Whether it looks at columns instead of rows.</param>
internal sealed record RegularizerChoice(double L1, double L2, double Orthogonal = 0, bool Columns = false)
{
    public const string Nothing = "None";

    /// <summary>Keras's factor of every regularizer.</summary>
    public const double Factor = 0.01;

    /// <summary>A member of the <c>Regularizer</c> enum with Keras's numbers; null for none.</summary>
    public static RegularizerChoice? Of(string name) => name switch
    {
        "L1" => new(Factor, 0),
        "L2" => new(0, Factor),
        "L1L2" => new(Factor, Factor),
        "Orthogonal" => new(0, 0, Factor),
        _ => null,
    };

    /// <summary>The properties of <c>[Regularize]</c> that a member reads.</summary>
    public static IReadOnlyList<string> ArgumentsOf(string name) => name switch
    {
        "L1" => ["L1"],
        "L2" => ["L2"],
        "L1L2" => ["L1", "L2"],
        "Orthogonal" => ["Factor", "Mode"],
        _ => [],
    };
}
