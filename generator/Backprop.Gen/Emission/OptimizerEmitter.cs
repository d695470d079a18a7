using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes the optimizer: one pass over parameters, gradients and slots.</summary>
internal static class OptimizerEmitter
{
    public static void Write(SourceWriter w, NetworkPlan plan)
    {
        string element = plan.Model.Element;
        OptimizerChoice optimizer = plan.Model.Optimizer;
        string parameters = $"ref {element} θ, ref {element} dθ, ref {element} slots, int from, int to, long iteration, {element} learningRate";
        StepsEmitter.Dispatch(w, "UpdateParameters", $"One step of {optimizer.Kind}.", parameters, "ref θ, ref dθ, ref slots, from, to, iteration, learningRate", element, scalar: false);
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
            WriteScalars(w, optimizer.Update, element);
            WriteLoop(w, optimizer.Update, plan);
        }
    }

    private static IEnumerable<string> Shared(OptimizerUpdate update) => update.Scalars.Select(s => s.Name)
        .Concat(["η", "t"])
        .Where(name => update.Assignments.Any(a => a.Value.Reads(name)));

    private static void WriteScalars(SourceWriter w, OptimizerUpdate update, string element)
    {
        string[] shared = [.. Shared(update)];
        bool Needed(string name) => shared.Contains(name) || update.Scalars.Any(s => s.Value.Reads(name));
        string Scalar(string name) => name + "0";
        if (Needed("η"))
        {
            w.Line("double η0 = learningRate;");
        }

        if (Needed("t"))
        {
            w.Line("double t0 = iteration;");
        }

        foreach (Assignment scalar in update.Scalars)
        {
            w.Line($"double {Scalar(scalar.Name)} = {ExpressionPrinter.Scalar(scalar.Value, Scalar)};");
        }

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

            HashSet<string> known = [.. slots, "θ"];
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
