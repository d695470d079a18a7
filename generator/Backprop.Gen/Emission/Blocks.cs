namespace Backprop.Gen.Emission;

/// <summary>A range cut into equal blocks that fit the registers, and what is left of it.</summary>
/// <param name="Size">Of a block.</param>
/// <param name="Whole">Where the blocks end.</param>
/// <param name="Rest">What is left.</param>
/// <param name="From">Where the first block begins.</param>
internal readonly record struct Blocks(int Size, int Whole, int Rest, int From = 0)
{
    /// <summary>The equal blocks, and the rest as a block of its own.</summary>
    public IReadOnlyList<Blocks> Parts =>
        Rest == 0 ? [this] : Whole == From ? [new Blocks(Rest, From + Rest, 0, From)] : [this with { Rest = 0 }, new Blocks(Rest, Whole + Rest, 0, Whole)];

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

    /// <summary>The largest blocks, of at most <paramref name="most"/>, whatever is left.</summary>
    public static Blocks Largest(int count, int most)
    {
        int size = Math.Min(count, most);
        return new Blocks(size, count / size * size, count % size);
    }

    /// <summary>
    /// Blocks of at most <paramref name="most"/> that take the fewest cycles: a block takes one for each of its members, at least
    /// <paramref name="least"/> because of the latency of its sums, and half a one for its loop. Of equals, the one whose rest is the largest.
    /// </summary>
    public static Blocks Fastest(int count, int most, int least)
    {
        double Cost(int size) => size == 0 ? 0 : Math.Max(size, least) + 0.5;
        double Total(int size) => (count / size * Cost(size)) + Cost(count % size);
        int best = Math.Min(count, most);
        for (int size = best - 1; size > 0; size--)
        {
            double gain = Total(best) - Total(size);
            if (gain > 0 || (gain == 0 && Smallest(count, size) > Smallest(count, best)))
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
        if (Whole > From)
        {
            string step = Size == 1 ? index + "++" : $"{index} += {KernelWriter.Number(Size)}";
            using (Whole == From + Size ? w.With(index, From) : w.Block($"for (nint {index} = {KernelWriter.Number(From)}; {index} < {KernelWriter.Number(Whole)}; {step})"))
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
