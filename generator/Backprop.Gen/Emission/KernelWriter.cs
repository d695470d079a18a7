using System.Globalization;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Emission;

/// <summary>What an operation writes its kernel with: the element type, the text, and the phrases that every kernel needs.</summary>
internal sealed class KernelWriter(SourceWriter source, string element, string kernel = "")
{
    /// <summary>The kernel that is written, where it is one.</summary>
    public string Kernel { get; } = kernel;

    /// <summary><c>float</c> or <c>double</c>.</summary>
    public string Element { get; } = element;

    /// <summary>Bytes of an element.</summary>
    public int ElementSize { get; } = NetworkModel.SizeOf(element);

    public void Line(string lines) => source.Line(lines);

    public void Blank() => source.Blank();

    public SourceWriter.Scope Block(string header) => source.Block(header);

    /// <summary>A counting loop.</summary>
    public SourceWriter.Scope For(string index, long count) =>
        source.Block($"for (nint {index} = 0; {index} < {Number(count)}; {index}++)");

    /// <summary>One round of a loop: the index is a constant.</summary>
    public SourceWriter.Scope With(string index, long value)
    {
        SourceWriter.Scope scope = source.Braces();
        source.Line($"const nint {index} = {Number(value)};");
        return scope;
    }

    /// <summary>
    /// Hands over to vectors of half the width where so few lanes are needed that the widest would be half empty: many processors work on two halves at the
    /// same time. Fewer than that, <see cref="Operations.AffineLaneKernelGradient"/> does.
    /// </summary>
    public void Narrow(int lanes, string arguments)
    {
        const int Half = 8;
        if (Element == "double" || lanes > Half)
        {
            return;
        }

        using (Block($"if (V.Count > {Number(Half)})"))
        {
            Line($"{Kernel}<Lanes256Single>({arguments});");
            Line("return;");
        }

        Blank();
    }

    /// <summary>Vector by vector over the samples of the tile.</summary>
    public SourceWriter.Scope ForSamples() => source.Block("for (nint s = 0; s < S; s += V.Count)");

    /// <summary>An expression in vectors.</summary>
    public string Vectors(Expression expression, Func<string, string> variables) =>
        ExpressionPrinter.Lanes(expression, Element, variables);

    /// <summary>
    /// An expression in vectors whose repeated parts are computed once: writes them as locals and returns the rest.
    /// </summary>
    public string Formula(Expression expression, Func<string, string> variables)
    {
        (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract(expression, "u");
        HashSet<string> locals = new(StringComparer.Ordinal);
        string Name(string variable) => locals.Contains(variable) ? variable : variables(variable);
        foreach (Assignment let in lets)
        {
            Line($"V {let.Name} = {Vectors(let.Value, Name)};");
            locals.Add(let.Name);
        }

        return Vectors(body, Name);
    }

    /// <summary>The <paramref name="index"/>-th element behind a reference.</summary>
    public static string At(string reference, string index) =>
        index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>a · b in text, without factors of one and zero.</summary>
    public static string Times(string a, long b) => b switch
    {
        0 => "0",
        1 => a,
        _ => a == "1" ? Number(b) : $"({a} * {Number(b)})",
    };

    /// <summary>a + b in text, without zeros.</summary>
    public static string Plus(string a, string b) => a == "0" ? b : b == "0" ? a : $"{a} + {b}";

    /// <summary>a + b in text for a constant b, which may be negative.</summary>
    public static string Shifted(string a, long b) => b < 0 ? $"{a} - {Number(-b)}" : Plus(a, Number(b));
}
