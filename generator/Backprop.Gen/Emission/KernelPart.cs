namespace Backprop.Gen.Emission;

/// <summary>
/// A method that does one part of a tile kernel. The JIT inlines and keeps structs in registers up to 512 locals of a method, and two tall blocks of sums
/// have more.
/// </summary>
/// <param name="Name">What its name adds to the kernel's; equal names are equal methods.</param>
/// <param name="Write">Writes the body.</param>
internal sealed record KernelPart(string Name, Action<KernelWriter> Write)
{
    /// <summary>The vector registers of every processor.</summary>
    public const int FewRegisters = 16;

    /// <summary>The vector registers of AVX-512 and Arm.</summary>
    public const int ManyRegisters = 32;

    /// <summary>Rows in equal blocks, and what is left of them, a part each; none where all processors have the same blocks.</summary>
    /// <param name="few">The blocks for <see cref="FewRegisters"/>.</param>
    /// <param name="many">The blocks for <see cref="ManyRegisters"/>.</param>
    /// <param name="registers">One of these.</param>
    /// <param name="write">Writes the blocks of a part.</param>
    public static IReadOnlyList<KernelPart> Of(Blocks few, Blocks many, int registers, Action<KernelWriter, Blocks> write)
    {
        if (few == many)
        {
            return [];
        }

        Blocks blocks = registers == ManyRegisters ? many : few;
        return [.. blocks.Parts.Select(b => new KernelPart($"{KernelWriter.Number(b.Size)}RowsFrom{KernelWriter.Number(b.From)}", w => write(w, b)))];
    }
}
