using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>A learning rate that depends on the batches that were trained on; one file each, listed in <see cref="ScheduleRegistry"/>.</summary>
internal abstract class ScheduleDefinition
{
    /// <summary>Batches before this step, in <see cref="ScheduleChoice.Rate"/>.</summary>
    public const string Batches = "s";

    /// <summary>Keras's class name.</summary>
    public abstract string Kind { get; }

    /// <summary>The rate, with the arguments inserted; anything after a report.</summary>
    public abstract ScheduleChoice Read(ElementArguments arguments);

    /// <summary>The variable of the formula.</summary>
    protected static Expression S { get; } = Formula.Variable(Batches);

    protected ScheduleChoice Choice(Expression rate, params string[] formula) => new(Kind, rate.Simplify(), formula.ToEquatableArray());

    /// <summary>The rate at the beginning.</summary>
    protected static double Initial(ElementArguments arguments) => arguments.Real("InitialLearningRate", null, 0, double.MaxValue);

    /// <summary>A number of batches from 1 on.</summary>
    protected static int Steps(ElementArguments arguments, string argument) => arguments.Integer(argument, null, 1);

    /// <summary>⌊s/n⌋, s being whole: the half keeps the rounding of a quotient from falling below a whole number.</summary>
    protected static Expression WholePart(int steps) => Formula.Floor((S + 0.5) / steps);

    /// <summary>⌈s/n⌉, s being whole.</summary>
    protected static Expression RoundedUp(int steps) => Formula.Floor((S - 0.5) / steps) + 1;

    /// <summary>(1 + cos πx)/2, from 1 at x = 0 to 0 at x = 1.</summary>
    protected static Expression HalfCosine(Expression x) => 0.5 * (1 + Formula.Cos(Math.PI * x));

    /// <summary>A number in the formula's text.</summary>
    protected static string Plain(double value) => Literals.Plain(value);
}

/// <summary>A schedule with its arguments.</summary>
/// <param name="Kind">Keras's class name.</param>
/// <param name="Rate">η of the step behind s batches.</param>
/// <param name="Formula">In mathematical notation, for comments.</param>
internal sealed record ScheduleChoice(string Kind, Expression Rate, EquatableArray<string> Formula)
{
    /// <summary>The attribute with the arguments that are written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value in double.</summary>
    public double At(double batches) => Rate.Evaluate(_ => batches);
}
