using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Planning;
using Backprop.Gen.Schedules;

namespace Backprop.Gen.Emission;

/// <summary>Writes the optimizer: one pass over parameters, gradients and slots.</summary>
internal static class OptimizerEmitter
{
    public static void Write(SourceWriter w, NetworkPlan plan)
    {
        string element = plan.Model.Element;
        OptimizerChoice optimizer = plan.Model.Optimizer;
        bool runtime = optimizer.Options.NeedsRuntime;
        WriteSchedule(w, optimizer.Schedule);
        string parameters = $"ref {element} θ, ref {element} dθ, ref {element} slots, int from, int to, {(runtime ? $"in StepArguments<{element}> step" : $"long iteration, {element} learningRate")}";
        string arguments = $"ref θ, ref dθ, ref slots, from, to, {(runtime ? "step" : "iteration, learningRate")}";
        StepsEmitter.Dispatch(w, "UpdateParameters", $"One step of {optimizer.Kind}.", parameters, arguments, element, scalar: false);
        w.Blank();
        foreach (string line in optimizer.Update.Formula)
        {
            w.Line("// " + line);
        }

        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        w.Line($"private static void UpdateParameters<V>({parameters})");
        w.Line($"    where V : struct, ILanes<V, {element}>");
        using (w.Braces())
        {
            WriteScalars(w, optimizer, element);
            WriteLoop(w, optimizer.Update, plan);
        }
    }

    /// <summary>What a step is told, by the names of the formulas: where it stands in <c>StepArguments</c>, and without options.</summary>
    private static IReadOnlyList<(string Name, string Option, string Plain)> Given { get; } =
    [
        ("η", "step.LearningRate", "learningRate"),
        ("t", "step.Iteration", "iteration"),
        (OptionFormulas.GradientScale, "step.GradientScale", ""),
        (OptionFormulas.Decays, "step.Decays", ""),
    ];

    private static void WriteSchedule(SourceWriter w, ScheduleChoice? schedule)
    {
        if (schedule is null)
        {
            return;
        }

        w.Line($"/// <summary>η of the step behind s batches: {schedule.Kind}.</summary>");
        using (w.Block("public static double LearningRate(long s)"))
        {
            foreach (string line in schedule.Formula)
            {
                w.Line("// " + line);
            }

            (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract(schedule.Rate, "u");
            foreach (Assignment let in lets)
            {
                w.Line($"double {let.Name} = {ExpressionPrinter.Scalar(let.Value, name => name)};");
            }

            w.Line($"return {ExpressionPrinter.Scalar(body, name => name)};");
        }

        w.Blank();
    }

    private static IEnumerable<string> Shared(OptimizerUpdate update) => update.Scalars.Select(s => s.Name)
        .Concat(Given.Select(g => g.Name))
        .Where(name => update.Assignments.Any(a => a.Value.Reads(name)));

    private static void WriteScalars(SourceWriter w, OptimizerChoice optimizer, string element)
    {
        OptimizerUpdate update = optimizer.Update;
        string[] shared = [.. Shared(update)];
        bool Needed(string name) => shared.Contains(name) || update.Scalars.Any(s => s.Value.Reads(name));
        string Scalar(string name) => name + "0";
        foreach ((string name, string option, string plain) in Given.Where(g => Needed(g.Name)))
        {
            string told = optimizer.Options.NeedsRuntime ? option : plain;
            w.Line($"double {Scalar(name)} = {(name == "η" && optimizer.Schedule is not null ? Scheduled() : told)};");
        }

        foreach (Assignment scalar in update.Scalars)
        {
            w.Line($"double {Scalar(scalar.Name)} = {ExpressionPrinter.Scalar(scalar.Value, Scalar)};");
        }

        string Scheduled() => optimizer.Options switch
        {
            { AccumulationSteps: > 1 and var n } => $"LearningRate((step.Iteration * {KernelWriter.Number(n)}) - 1)",
            { NeedsRuntime: true } => "LearningRate(step.Iteration - 1)",
            _ => "LearningRate(iteration - 1)",
        };

        foreach (string name in shared)
        {
            w.Line($"V {name} = V.Broadcast({(element == "double" ? "" : "(float)")}{Scalar(name)});");
        }
    }

    private static void WriteLoop(SourceWriter w, OptimizerUpdate update, NetworkPlan plan)
    {
        string[] slots = [.. update.Slots.Select(s => s.Name)];
        for (int i = 1; i < slots.Length; i++)
        {
            w.Line($"ref {plan.Model.Element} slot{i} = ref Unsafe.Add(ref slots, {KernelWriter.Number((long)i * plan.Parameters.TrainableLength)});");
        }

        string Slot(string name) => Array.IndexOf(slots, name) is var i && i == 0 ? "slots" : "slot" + KernelWriter.Number(i);
        w.Blank();
        using (w.Block("for (nint i = from; i < to; i += V.Count)"))
        {
            KernelWriter kernel = new(w, plan.Model.Element);
            w.Line("V g = V.Load(ref dθ, i);");
            w.Line("V w = V.Load(ref θ, i);");
            foreach (string slot in slots)
            {
                w.Line($"V {slot} = V.Load(ref {Slot(slot)}, i);");
            }

            HashSet<string> known = [.. slots, "θ", "g"];
            string Local(string name) => name == "θ" ? "w" : name;
            foreach (Assignment assignment in update.Assignments)
            {
                string value = kernel.Vectors(assignment.Value, Local);
                w.Line($"{(known.Add(assignment.Name) ? "V " : "")}{Local(assignment.Name)} = {value};");
                if (slots.Contains(assignment.Name))
                {
                    w.Line($"V.Store({assignment.Name}, ref {Slot(assignment.Name)}, i);");
                }
            }

            w.Line("V.Store(w, ref θ, i);");
        }
    }
}
