namespace Backprop.Gen.Emission;

/// <summary>A range cut into equal blocks that fit the registers, and what is left of it.</summary>
/// <param name="Size">Of a block.</param>
/// <param name="Whole">Where the blocks end.</param>
/// <param name="Rest">What is left.</param>
internal readonly record struct Blocks(int Size, int Whole, int Rest)
{
    /// <summary>
    /// Blocks of at most <paramref name="most"/>: as large as possible, and preferably so that the rest is not much smaller, because a small
    /// block waits for the latency of its few sums.
    /// </summary>
    public static Blocks Of(int count, int most)
    {
        int best = Math.Min(count, most);
        for (int size = best; size > most / 2 && size > 1; size--)
        {
            if (Smallest(count, size) > Smallest(count, best))
            {
                best = size;
            }
        }

        return new Blocks(best, count / best * best, count % best);
    }

    private static int Smallest(int count, int size) => count % size == 0 ? size : count % size;

    /// <summary>Writes <paramref name="body"/> for a block from <paramref name="index"/> on, in a loop over the blocks, and once for the rest.</summary>
    public void Write(KernelWriter w, string index, Action<int> body)
    {
        if (Whole > 0)
        {
            string step = Size == 1 ? index + "++" : $"{index} += {KernelWriter.Number(Size)}";
            using (Whole == Size ? w.With(index, 0) : w.Block($"for (nint {index} = 0; {index} < {KernelWriter.Number(Whole)}; {step})"))
            {
                body(Size);
            }
        }

        if (Rest > 0)
        {
            w.Blank();
            using (w.With(index, Whole))
            {
                body(Rest);
            }
        }
    }
}
