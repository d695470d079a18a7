using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Operations;

/// <summary>
/// A formula applied to each result of a product while it is still in a register. Its other operands have the result's shape, or one element a
/// channel for all samples; they follow the product's own inputs in the node.
/// </summary>
/// <param name="Function">The formula.</param>
/// <param name="Result">The operand that is the product's result.</param>
internal sealed record Epilogue(Elementwise Function, string Result)
{
    /// <summary>The operands with one element a channel; only cheap formulas have such.</summary>
    public EquatableArray<string> Channels { get; init; } = [];

    /// <summary>The operands that are read from memory.</summary>
    public IEnumerable<string> Others => Function.Operands.Where(o => o != Result);

    /// <summary>Whether the formula is a few cheap instructions, so that writing it out for every register costs little text.</summary>
    public bool IsCheap => Function.Formula.Size() <= 10 && !Function.Formula.CallsFunctions();

    /// <summary>For a kernel's name.</summary>
    public string Name => Emission.Names.Pascal(Function.Title);

    /// <summary>The formula for the generated comment, with <paramref name="product"/> written out.</summary>
    public string Describe(IReadOnlyList<string> others, string product)
    {
        string[] names = [.. Others];
        string formula = ExpressionPrinter.Mathematics(Function.Formula, name => name == Result ? "z" : others[Array.IndexOf(names, name)]);
        return $"{formula} with z = {product}";
    }

    /// <summary>The names that the other operands have in a kernel whose own letters are <paramref name="taken"/>.</summary>
    public IReadOnlyDictionary<string, string> Letters(IReadOnlyCollection<string> taken)
    {
        Dictionary<string, string> letters = [];
        foreach (string operand in Others)
        {
            string letter = IsUsedByKernels(operand) ? operand + "e" : operand;
            while (taken.Contains(letter) || letters.ContainsValue(letter))
            {
                letter += "e";
            }

            letters.Add(operand, letter);
        }

        return letters;
    }

    /// <summary>The letters of what lies like the result.</summary>
    public static IEnumerable<string> Full(Epilogue? epilogue, IReadOnlyDictionary<string, string>? letters) =>
        epilogue is null || letters is null ? [] : letters.Where(l => !epilogue.Channels.Contains(l.Key)).Select(l => l.Value);

    /// <summary>An operand in a tile: the vector at <paramref name="at"/>, or the element of the channel for all samples.</summary>
    public string Load(string letter, string operand, string at, string channel) => Channels.Contains(operand)
        ? $"V.Broadcast({Emission.KernelWriter.At(letter, channel)})"
        : $"V.Load(ref {letter}, {at})";

    /// <summary>Kernels count with single letters, and number what lies in registers: i, p, x0, a1.</summary>
    private static bool IsUsedByKernels(string operand) => operand.Length == 1 || char.IsDigit(operand[operand.Length - 1]);
}

/// <summary>A product that can apply a formula to its results.</summary>
internal interface IEpilogueHost
{
    Epilogue? Epilogue { get; }

    Operation With(Epilogue epilogue);
}
