using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Declaration;

/// <summary>Reads the arguments of one attribute and reports those that are missing or out of range, at their place.</summary>
internal sealed class ElementArguments(Element element, Place place, ProblemList problems)
{
    public Element Element { get; } = element;

    /// <summary>The attribute.</summary>
    public Place Place { get; } = place;

    /// <summary>Whether an error was reported, so that going on with these arguments makes no sense.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether the argument is written.</summary>
    public bool Has(string argument) => Element[argument] is not null;

    public void Report(string id, string? argument, params string[] messageArguments) => Report(id, argument, -1, messageArguments);

    public void Report(string id, string? argument, int item, params string[] messageArguments) =>
        Report(new Problem(id, At(argument, item), messageArguments.ToEquatableArray()));

    public void Report(Problem problem)
    {
        problems.Add(problem);
        Failed |= ProblemIds.IsError(problem.Id);
    }

    public Place At(string? argument, int item = -1) => Place with { Argument = argument, Item = item };

    /// <summary>A whole number; required where nothing stands for it when it is missing.</summary>
    public int Integer(string argument, int? missing, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        switch (Element[argument])
        {
            case IntegerValue { Number: long number } when number >= minimum && number <= maximum:
                return (int)number;
            case IntegerValue { Number: long number }:
                Report(ProblemIds.ArgumentRange, argument, argument, Text(number), Ranges.Describe(minimum, maximum));
                return minimum;
            case null when missing is int value:
                return value;
            default:
                Report(ProblemIds.ArgumentMissing, argument, argument);
                return minimum;
        }
    }

    /// <summary>A required list of whole numbers.</summary>
    public IReadOnlyList<long>? Integers(string argument)
    {
        if (Element[argument] is IntegerArrayValue { Numbers: { Count: > 0 } numbers })
        {
            return numbers;
        }

        Report(ProblemIds.ArgumentMissing, argument, argument);
        return null;
    }

    /// <summary>A required list of real numbers, finite or not.</summary>
    public IReadOnlyList<double>? Reals(string argument)
    {
        if (Element[argument] is RealArrayValue { Numbers: { Count: > 0 } numbers })
        {
            return numbers;
        }

        Report(ProblemIds.ArgumentMissing, argument, argument);
        return null;
    }

    /// <summary>
    /// Whole numbers from <paramref name="minimum"/> on, one for each of <paramref name="axes"/>, where one alone stands for all; required where nothing stands for them when
    /// none is written.
    /// </summary>
    public int[] Sizes(string argument, int axes, int[]? missing, int maximum, int minimum = 1)
    {
        IReadOnlyList<long> written = Element[argument] switch
        {
            IntegerArrayValue { Numbers: var numbers } => numbers,
            IntegerValue { Number: var number } => [number],
            _ => [],
        };
        if (written.Count == 0)
        {
            if (missing is null)
            {
                Report(ProblemIds.ArgumentMissing, argument, argument);
            }

            return missing ?? [.. Enumerable.Repeat(1, axes)];
        }

        if (written.Count != 1 && written.Count != axes)
        {
            Report(ProblemIds.SizesPerAxis, argument, argument, Text(written.Count), Text(axes));
            return [.. Enumerable.Repeat(1, axes)];
        }

        for (int i = 0; i < written.Count; i++)
        {
            if (written[i] < minimum || written[i] > maximum)
            {
                int item = Element[argument] is IntegerArrayValue ? i : -1;
                Report(ProblemIds.ArgumentRange, argument, item, argument, Text(written[i]), Ranges.Describe(minimum, maximum));
                return [.. Enumerable.Repeat(1, axes)];
            }
        }

        return [.. Enumerable.Range(0, axes).Select(a => (int)written[written.Count == 1 ? 0 : a])];
    }

    /// <summary>A list of texts; null where it is not written or, after a report, not readable.</summary>
    public IReadOnlyList<string>? Texts(string argument)
    {
        switch (Element[argument])
        {
            case TextArrayValue { Texts: var texts }:
                return texts;
            case null:
                return null;
            default:
                Report(ProblemIds.ArgumentMissing, argument, argument);
                return null;
        }
    }

    /// <summary>A required text.</summary>
    public string? Text(string argument)
    {
        if (Element[argument] is TextValue { Text: var text })
        {
            return text;
        }

        Report(ProblemIds.ArgumentMissing, argument, argument);
        return null;
    }

    /// <summary>A finite number (or, where <paramref name="infinite"/>, ∞); required where nothing stands for it when it is missing.</summary>
    public double Real(
        string argument,
        double? missing,
        double minimum = double.NegativeInfinity,
        double maximum = double.PositiveInfinity,
        bool minimumExcluded = false,
        bool maximumExcluded = false,
        bool infinite = false)
    {
        double number;
        switch (Element[argument])
        {
            case RealValue real:
                number = real.Number;
                break;
            case IntegerValue integer:
                number = integer.Number;
                break;
            case null when missing is double value:
                return value;
            default:
                Report(ProblemIds.ArgumentMissing, argument, argument);
                return missing ?? 0;
        }

        bool finite = !double.IsNaN(number) && (!double.IsInfinity(number) || (infinite && number > 0));
        bool low = minimumExcluded ? number <= minimum : number < minimum;
        bool high = maximumExcluded ? number >= maximum : number > maximum;
        if (finite && !low && !high)
        {
            return number;
        }

        string range = finite || double.IsNegativeInfinity(number)
            ? Ranges.Describe(minimum, maximum, minimumExcluded, maximumExcluded)
            : Ranges.Describe(double.NegativeInfinity, double.PositiveInfinity, false, false);
        Report(ProblemIds.ArgumentRange, argument, argument, number.ToString("R", CultureInfo.InvariantCulture), range);
        return missing ?? 0;
    }

    public bool Flag(string argument, bool missing) => Element[argument] is BooleanValue { Value: var value } ? value : missing;

    /// <summary>A member of an enum of the library; a number cast to the enum has no name and is reported.</summary>
    public string Member(string argument, string missing)
    {
        if (Element[argument] is not EnumValue { Member: var member })
        {
            return missing;
        }

        if (member.Length > 0 && char.IsLetter(member[0]))
        {
            return member;
        }

        Report(ProblemIds.UnknownEnumValue, argument, member);
        return missing;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
