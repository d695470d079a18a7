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

    /// <summary>
    /// 6 rows × 2 vectors are 12 accumulators, enough to hide the latency of two fused multiply-adds a cycle, and with two
    /// vectors of the other factor and one broadcast they fit the 16 registers of AVX2.
    /// </summary>
    public const int ShortRows = 6;

    // 24 accumulators read each vector of the other factor half as often. Where two 512-bit multiply-adds start in a cycle, the second-level cache cannot
    // deliver what 12 ask for.
    private const int TallRows = 12;

    // Two vectors of 4 rows cover a latency of 4 cycles.
    private const int FewestRows = 4;

    /// <summary>The rows of a product that two vectors at a time fit every processor.</summary>
    public static Blocks ShortBlocks(int rows) => Blocks.Largest(rows, ShortRows);

    /// <summary>The rows of a product in equal blocks, and what is left of them, a part each; none where all processors have the same blocks.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="registers"><see cref="FewRegisters"/> or <see cref="ManyRegisters"/>.</param>
    /// <param name="write">Writes the blocks of a part.</param>
    public static IReadOnlyList<KernelPart> OfRows(int rows, int registers, Action<KernelWriter, Blocks> write)
    {
        Blocks few = ShortBlocks(rows);
        Blocks many = rows <= ShortRows ? few : Blocks.Fastest(rows, TallRows, FewestRows);
        if (few == many)
        {
            return [];
        }

        Blocks blocks = registers == ManyRegisters ? many : few;
        return [.. blocks.Parts.Select(b => new KernelPart($"{KernelWriter.Number(b.Size)}RowsFrom{KernelWriter.Number(b.From)}", w => write(w, b)))];
    }
}
