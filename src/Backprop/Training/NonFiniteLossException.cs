using System.Globalization;

namespace Backprop;

/// <summary>Where in <c>Fit</c> a step is; both numbers count from 1.</summary>
internal readonly record struct TrainingPlace(int Epoch, int Step);

/// <summary>
/// The loss of a training step is NaN or infinite. The step was not taken: the weights and the optimizer's state are those before it.
/// </summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    internal NonFiniteLossException(double loss, TrainingPlace? place, long iteration, string? input, string? parameter, string? layer)
        : base(Describe(loss, place, iteration, input, parameter, layer))
    {
        Loss = loss;
        Epoch = place?.Epoch;
        Step = place?.Step;
        Iteration = iteration;
        Input = input;
        Parameter = parameter;
        Layer = layer;
    }

    /// <summary>NaN, or an infinity.</summary>
    public double Loss { get; }

    /// <summary>The epoch, from 1; null outside <c>Fit</c>.</summary>
    public int? Epoch { get; }

    /// <summary>The step within the epoch, from 1; null outside <c>Fit</c>.</summary>
    public int? Step { get; }

    /// <summary>The number of the optimizer step that was not taken, from 1.</summary>
    public long Iteration { get; }

    /// <summary>The sample and input that already hold a bad value, or null.</summary>
    public string? Input { get; }

    /// <summary>The first parameter that holds a bad value, or null.</summary>
    public string? Parameter { get; }

    /// <summary>The first layer whose output holds a bad value, or null if only the loss is bad.</summary>
    public string? Layer { get; }

    private static string Describe(double loss, TrainingPlace? place, long iteration, string? input, string? parameter, string? layer)
    {
        string where = place is { } at ? $"epoch {at.Epoch}, step {at.Step} (iteration {iteration})" : $"iteration {iteration}";
        string first = layer is null
            ? "Every layer's output is finite, so the loss itself overflows"
            : $"The first layer whose output is not finite is '{layer}'";
        string cause = (input, parameter) switch
        {
            ({ } bad, _) => $"{Capitalized(bad)} is not finite: clean the data.",
            (_, { } bad) => $"Parameter '{bad}' is not finite, so an earlier step ruined it: lower the learning rate or clip the gradients.",
            _ => "Inputs and parameters are finite: lower the learning rate, scale the inputs, or let the loss take logits.",
        };
        string value = loss.ToString(CultureInfo.InvariantCulture);
        return $"The loss is {value} at {where}. {first}. {cause} The step was not taken; the weights are those before it.";
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
