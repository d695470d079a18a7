using Backprop.Numerics;

namespace Backprop;

/// <summary>
/// Chooses samples class by class: the method of the largest remainder (Hamilton) gives every class its number, a shuffle of the class's samples
/// says which they are.
/// </summary>
internal static class Stratification
{
    /// <summary>The sub-stream of a seed that shuffles a class; each class has one of its own below it.</summary>
    private const ulong Stream = 0x7374_7261_7461_0000;

    /// <summary>For each sample whether it belongs to the last part, which gets <paramref name="last"/> of them.</summary>
    /// <exception cref="ArgumentException">A class has one sample, or a part has fewer samples than there are classes.</exception>
    public static bool[] ChooseLast(int[] classes, int last, ulong seed)
    {
        // Sorted by class, and within a class by place.
        long[] keys = new long[classes.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((long)classes[i] << 32) | (uint)i;
        }

        Array.Sort(keys);
        List<Range> groups = GroupsOf(keys);
        CheckSizes(groups, keys, last);
        int[] quotas = QuotasOf(groups, classes.Length, last);
        bool[] chosen = new bool[classes.Length];
        ulong key = Threefry.Derive(seed, Stream);
        for (int g = 0; g < groups.Count; g++)
        {
            int[] samples = Array.ConvertAll(keys[groups[g]], value => (int)(uint)value);
            SampleOrder.Shuffle(samples, Threefry.Derive(key, (ulong)ClassOf(keys[groups[g].Start])));
            foreach (int sample in samples.AsSpan(0, quotas[g]))
            {
                chosen[sample] = true;
            }
        }

        return chosen;
    }

    private static int ClassOf(long key) => (int)(key >> 32);

    private static List<Range> GroupsOf(long[] keys)
    {
        var groups = new List<Range>();
        int start = 0;
        for (int i = 1; i <= keys.Length; i++)
        {
            if (i == keys.Length || ClassOf(keys[i]) != ClassOf(keys[start]))
            {
                groups.Add(start..i);
                start = i;
            }
        }

        return groups;
    }

    private static void CheckSizes(List<Range> groups, long[] keys, int last)
    {
        foreach (Range group in groups)
        {
            if (group.End.Value - group.Start.Value == 1)
            {
                throw new ArgumentException(
                    $"Class {ClassOf(keys[group.Start])} has one sample, number {(uint)keys[group.Start]}; a stratified split needs two of every class at least, "
                    + "one for each part. Leave the class out, or use Split.");
            }
        }

        int smaller = Math.Min(last, keys.Length - last);
        if (smaller < groups.Count)
        {
            throw new ArgumentOutOfRangeException(
                "fraction",
                $"A stratified split of {keys.Length} samples into {keys.Length - last} and {last} leaves one part with fewer samples than the {groups.Count} classes; "
                + "choose another fraction.");
        }
    }

    private static int[] QuotasOf(List<Range> groups, int count, int last)
    {
        int[] quotas = new int[groups.Count];
        (long Remainder, int Group)[] remainders = new (long, int)[groups.Count];
        int left = last;
        for (int g = 0; g < quotas.Length; g++)
        {
            (long whole, long remainder) = Math.DivRem((long)(groups[g].End.Value - groups[g].Start.Value) * last, count);
            quotas[g] = (int)whole;
            remainders[g] = (-remainder, g);
            left -= quotas[g];
        }

        // Largest first, of equal ones the smaller class first.
        Array.Sort(remainders);
        for (int i = 0; i < left; i++)
        {
            quotas[remainders[i].Group]++;
        }

        return quotas;
    }
}
