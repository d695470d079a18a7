namespace Backprop.Gen.Tests.Graph;

/// <summary>A source with one mistake, marked at the place where it must be reported; anything else reported is a failure.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Source">The source, see <see cref="Diagnostics.MarkedSource"/>.</param>
internal sealed record ProblemCase(string Title, string Source)
{
    /// <summary>A network of one input of 4 features with a loss that fits everything.</summary>
    public static ProblemCase Sequence(string title, string layers) => Net(title, $"Input(4), {layers}, MeanSquaredError, SGD");

    /// <summary>A network of one input of 8 × 8 positions with 4 channels, flattened into a dense layer.</summary>
    public static ProblemCase Image(string title, string layers) => Net(title, $"Input(8, 8, 4), {layers}, Flatten, Dense(1), MeanSquaredError, SGD");

    /// <summary>A network of these attributes.</summary>
    public static ProblemCase Net(string title, string attributes) =>
        new(title, $"[Network, {attributes}]\npublic sealed partial class Net;");

    /// <summary>A network of one input of 4 features that uses the block declared behind it.</summary>
    public static ProblemCase Using(string title, string block, string layers = "Use(typeof(Part))") =>
        new(title, $"[Network, Input(4), {layers}, MeanSquaredError, SGD]\npublic sealed partial class Net;\n{block}");
}
