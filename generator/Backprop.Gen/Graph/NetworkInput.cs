using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Graph;

/// <summary>An input with a valid shape.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Shape">Of one sample.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record NetworkInput(string Name, Shape Shape, Place Place)
{
    /// <summary>The inputs in source order, without those that a mistake took out.</summary>
    public static IReadOnlyList<NetworkInput> ReadAll(NetworkDeclaration declaration, IReadOnlyDictionary<int, string> names, ProblemList problems)
    {
        List<NetworkInput> inputs = [];
        int count = 0;
        for (int i = 0; i < declaration.Elements.Count; i++)
        {
            if (declaration.Elements[i].Category != ElementCategory.Input)
            {
                continue;
            }

            ElementArguments arguments = new(declaration.Elements[i], new Place(null, i, null, -1), problems);
            if (++count == Limits.Ports + 1)
            {
                int all = declaration.Elements.Count(e => e.Category == ElementCategory.Input);
                arguments.Report(ProblemIds.TooManyPorts, null, $"{Text(all)} inputs", Text(Limits.Ports));
            }

            if (ReadShape(arguments, names[i]) is { } shape)
            {
                inputs.Add(new NetworkInput(names[i], shape, arguments.Place));
            }
        }

        if (count == 0)
        {
            problems.Add(ProblemIds.NoInput, Place.Class);
        }

        return inputs;
    }

    private static Shape? ReadShape(ElementArguments arguments, string name)
    {
        if (arguments.Integers("Shape") is not { } dimensions)
        {
            return null;
        }

        long size = 1;
        bool positive = true;
        for (int i = 0; i < dimensions.Count; i++)
        {
            if (dimensions[i] < 1)
            {
                arguments.Report(ProblemIds.InputDimension, "Shape", i, Text(dimensions[i]));
                positive = false;
            }

            size = size > long.MaxValue / Math.Max(dimensions[i], 1) ? long.MaxValue : size * Math.Max(dimensions[i], 1);
        }

        if (positive && size > Limits.ValueSize)
        {
            arguments.Report(ProblemIds.InputTooLarge, "Shape", name, Text(size), Text(Limits.ValueSize));
            return null;
        }

        return positive ? Shape.Of([.. dimensions.Select(d => (int)d)]) : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
