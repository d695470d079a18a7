using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Initializers;

/// <summary>A member of the <c>Initializer</c> enum as one of the runtime's primitive initializers, with Keras's numbers.</summary>
/// <param name="Name">The member.</param>
/// <param name="Default">The primitive with its default numbers; the fans are filled in for each parameter.</param>
/// <param name="Arguments">Which properties of <c>[Initialize]</c> it reads.</param>
internal sealed record InitializerDefinition(string Name, InitializerChoice Default, EquatableArray<string> Arguments)
{
    /// <summary>Properties of <c>[Initialize]</c> that are no numbers.</summary>
    private static readonly string[] Positional = ["Parameter", "Initializer"];

    /// <summary>The fewest axes of a parameter that it can fill.</summary>
    public int MinimumRank { get; init; }

    /// <summary>The most axes.</summary>
    public int MaximumRank { get; init; } = int.MaxValue;

    /// <summary>What it needs, where it does not fill every shape.</summary>
    private string Needs => MinimumRank == MaximumRank ? "a matrix" : "at least two axes";

    /// <summary>The default numbers, for a parameter of this shape.</summary>
    public InitializerChoice For(Shape shape) => With(Default, shape);

    /// <summary>Given numbers, for a parameter of this shape.</summary>
    public static InitializerChoice With(InitializerChoice choice, Shape shape)
    {
        Fans fans = Fans.Of(shape);
        return choice with { FanIn = fans.In, FanOut = fans.Out };
    }

    /// <summary>The numbers of an <c>[Initialize]</c>, those that are left out by default.</summary>
    public InitializerChoice Read(ElementArguments arguments)
    {
        foreach (Argument argument in arguments.Element.Arguments)
        {
            if (!Positional.Contains(argument.Name) && !Arguments.Contains(argument.Name))
            {
                arguments.Report(ProblemIds.UnusedArgument, argument.Name, argument.Name, $"the initializer {Name}");
            }
        }

        InitializerChoice choice = Default;
        foreach (string argument in Arguments)
        {
            choice = argument switch
            {
                "Value" or "Gain" => choice with { Value = arguments.Real(argument, choice.Value) },
                "Scale" => choice with { Value = arguments.Real(argument, choice.Value, 0, minimumExcluded: true) },
                "Mean" => choice with { Mean = arguments.Real(argument, choice.Mean) },
                "Stddev" => choice with { Stddev = arguments.Real(argument, choice.Stddev, 0) },
                "MinValue" => choice with { MinValue = arguments.Real(argument, choice.MinValue) },
                "MaxValue" => choice with { MaxValue = arguments.Real(argument, choice.MaxValue) },
                "Mode" => choice with { Mode = arguments.Member(argument, choice.Mode) },
                "Distribution" => choice with { Distribution = arguments.Member(argument, choice.Distribution) },
                _ => choice with { Seed = (arguments.Element[argument] as IntegerValue)?.Number },
            };
        }

        if (!arguments.Failed && choice.MinValue > choice.MaxValue)
        {
            // One of the two ends is written, or both: without a number of its own the upper one says nothing.
            string end = arguments.Has("MaxValue") ? "MaxValue" : "MinValue";
            double value = end == "MaxValue" ? choice.MaxValue : choice.MinValue;
            string range = end == "MaxValue"
                ? Ranges.Describe(choice.MinValue, double.PositiveInfinity, false, false)
                : Ranges.Describe(double.NegativeInfinity, choice.MaxValue, false, false);
            arguments.Report(ProblemIds.ArgumentRange, end, end, value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), range);
        }

        return choice;
    }

    /// <summary>Reports a shape that the initializer cannot fill.</summary>
    public void CheckShape(ElementArguments arguments, string argument, string parameter, Shape shape)
    {
        if (shape.Rank < MinimumRank || shape.Rank > MaximumRank)
        {
            arguments.Report(ProblemIds.InitializerShape, argument, Name, Needs, parameter, shape.ToString(), "initializer");
        }
    }
}
