using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes what the user calls: constants, constructor, prediction, training; all of it forwards to the runtime and the steps.</summary>
internal static class SurfaceEmitter
{
    /// <summary>
    /// Of a method between a call and its kernels: compiled fully at the first call. Tiered compilation would begin with slow code, and its counting of
    /// calls makes a step of a small network wait many times as long as it takes.
    /// </summary>
    public const string CompiledOnce = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    private const string Core = "global::Backprop.Runtime.";

    /// <summary>The class's documentation: hovering over its name shows the layer table.</summary>
    public static string Documentation(NetworkPlan plan)
    {
        IEnumerable<string> table = LayerTable.Lines(plan.Model.Training).Select(line => "/// " + Escape(line));
        return string.Join("\n", ["/// <summary>", "/// <code>", .. table, "/// </code>", "/// </summary>"]);
    }

    public static void Write(SourceWriter w, NetworkPlan plan)
    {
        Ports ports = Ports.Of(plan.Model);
        WriteConstants(w, plan.Model, ports);
        WriteConstructor(w, plan.Model);
        PredictionEmitter.Write(w, plan, ports);
        TrainingSurface.Write(w, plan.Model, ports);
        WriteOverrides(w, plan.Model);
    }

    private static void WriteConstants(SourceWriter w, NetworkModel model, Ports ports)
    {
        foreach (Port port in ports.Inputs)
        {
            w.Line($"/// <summary>Elements of one sample of the input '{port.Name}', shape {port.Shape}.</summary>");
            w.Line($"public const int {port.SizeConstant} = {KernelWriter.Number(port.Shape.Size)};");
            w.Blank();
        }

        foreach (Port port in ports.Outputs)
        {
            w.Line($"/// <summary>Elements of one sample of the output '{port.Name}', shape {port.Shape}.</summary>");
            w.Line($"public const int {port.SizeConstant} = {KernelWriter.Number(port.Shape.Size)};");
            w.Blank();
        }
    }

    private static void WriteConstructor(SourceWriter w, NetworkModel model)
    {
        w.Line($$"""
            /// <summary>A network with new weights.</summary>
            /// <param name="seed">Fixes the initial weights, the random masks and the order of samples in <c>Fit</c>: the same seed gives the same network, to the last bit.</param>
            public {{model.Type.Name}}(ulong seed = 1)
                : base(Layout, seed)
            {
            }
            """);
        w.Blank();
    }

    private static void WriteOverrides(SourceWriter w, NetworkModel model)
    {
        string element = model.Element;
        foreach (string name in (string[])["TrainTile", "BackpropagateTile", "ForwardTile", "PredictTile"])
        {
            w.Line($$"""
                /// <inheritdoc/>
                {{CompiledOnce}}
                protected override void {{name}}({{Core}}Batch<{{element}}> batch, int first, int count, {{Core}}Worker<{{element}}> worker) =>
                    global::Backprop.Generated.Steps.{{name}}(ref ParameterData, batch, first, count, worker);
                """);
            w.Blank();
        }

        string update = $"UpdateParameters(ref {element} parameters, ref {element} gradients, ref {element} slots, int from, int to";
        string steps = "global::Backprop.Generated.Steps.UpdateParameters(ref parameters, ref gradients, ref slots, from, to";
        if (model.Optimizer.Schedule is not null)
        {
            w.Line("""
                /// <inheritdoc/>
                protected override double ScheduledLearningRate(long batches) => global::Backprop.Generated.Steps.LearningRate(batches);
                """);
            w.Blank();
        }

        if (!model.Optimizer.Options.NeedsRuntime)
        {
            w.Line($$"""
                /// <inheritdoc/>
                {{CompiledOnce}}
                protected override void {{update}}, long iteration, {{element}} learningRate) =>
                    {{steps}}, iteration, learningRate);
                """);
            return;
        }

        w.Line($$"""
            /// <inheritdoc/>
            {{CompiledOnce}}
            protected override void {{update}}, long iteration, {{element}} learningRate) =>
                {{steps}}, new(iteration, learningRate));
            """);
        w.Blank();
        w.Line($$"""
            /// <inheritdoc/>
            {{CompiledOnce}}
            protected override void {{update}}, in {{Core}}StepArguments<{{element}}> step) =>
                {{steps}}, step);
            """);
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
