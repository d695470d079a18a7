using Backprop.Gen.Collections;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>
/// Places values in the workspace: each from the step that writes it to the last that reads it, where no other living value lies. What a
/// backward rule reads is alive until then because it is read; nothing else keeps a value.
/// </summary>
internal sealed class Lifetimes
{
    private readonly NetworkGraph graph;
    private readonly EquatableArray<Step> steps;
    private readonly bool sample;
    private readonly int[] roots;
    private readonly int[] lastRead;
    private readonly List<Place> places = [];
    private readonly List<Place> living = [];

    private Lifetimes(NetworkGraph graph, EquatableArray<Step> steps, bool sample)
    {
        this.graph = graph;
        this.steps = steps;
        this.sample = sample;
        roots = Views.Roots(graph);
        lastRead = new int[graph.Values.Count];
        for (int s = 0; s < steps.Count; s++)
        {
            foreach (int value in steps[s].Reads)
            {
                lastRead[roots[value]] = s;
            }
        }
    }

    public static Program Place(NetworkGraph graph, EquatableArray<Step> steps, bool sample)
    {
        Lifetimes lifetimes = new(graph, steps, sample);
        for (int s = 0; s < steps.Count; s++)
        {
            lifetimes.Run(s);
        }

        int rows = lifetimes.places.Select(p => p.Row + p.Rows).DefaultIfEmpty(0).Max();
        return new Program(graph, steps, lifetimes.places.OrderBy(p => p.Value).ToEquatableArray(), rows);
    }

    /// <summary>
    /// Rows that a value takes: one a feature. Sample by sample it takes a row for each element of a sample's stride. For a single sample a
    /// row is one element, and values begin at multiples of 16, so that whole vectors may be read and written. What is the same for all samples
    /// lies in the rows feature by feature; a row has at least 16 elements.
    /// </summary>
    private int RowsOf(int value)
    {
        Value v = graph.Values[value];
        return v.Layout == Layout.SampleMajor ? SampleMajor.Stride(v.Shape)
            : sample ? (int)ParameterLayout.Align(v.Shape.Size)
            : v.Layout == Layout.Shared ? (int)(ParameterLayout.Align(v.Shape.Size) / ParameterLayout.Alignment)
            : (int)v.Shape.Size;
    }

    private void Run(int s)
    {
        int value = steps[s].Writes;
        if (value >= 0 && graph.Values[value].Role is not (ValueRole.ParameterGradient or ValueRole.BatchStatistic))
        {
            int rows = RowsOf(value);
            int row = InPlaceOf(s, rows)?.Row ?? FirstGap(rows);
            Place place = new(value, row, rows, s, Math.Max(s, lastRead[value]));
            places.Add(place);
            living.Add(place);
        }

        living.RemoveAll(p => p.To <= s);
    }

    /// <summary>An operand that ends here and that an element by element formula may overwrite.</summary>
    private Place? InPlaceOf(int s, int rows)
    {
        if (steps[s] is not KernelStep { Node: { Operation.WorksInPlace: true } node })
        {
            return null;
        }

        // The result's own shape: an operand that is repeated is read again after its element was overwritten.
        long size = graph.Values[node.Output].Shape.Size;
        foreach (int input in node.Inputs.Where(i => graph.Values[i].Shape.Size == size && graph.Values[i].Layout == Layout.Rows))
        {
            if (living.FirstOrDefault(p => p.Value == roots[input]) is { } place && place.To == s && place.Rows == rows)
            {
                return place;
            }
        }

        return null;
    }

    private int FirstGap(int rows)
    {
        int row = 0;
        foreach (Place place in living.OrderBy(p => p.Row))
        {
            if (place.Row - row >= rows)
            {
                break;
            }

            row = Math.Max(row, place.Row + place.Rows);
        }

        return row;
    }
}
