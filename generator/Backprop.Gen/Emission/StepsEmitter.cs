using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes the programs as methods: what is computed in which order, and where it lies.</summary>
internal static class StepsEmitter
{
    private const string TileParameters = "Batch<{0}> batch, int first, int count, Worker<{0}> worker";
    private const string TileArguments = "batch, first, count, worker";

    public static void Write(SourceWriter w, NetworkPlan plan)
    {
        string element = plan.Model.Element;
        string tile = string.Format(System.Globalization.CultureInfo.InvariantCulture, TileParameters, element);
        Dictionary<KernelForm, string> kernels = plan.Kernels.ToDictionary(k => k.Form, k => k.Name);
        w.Line("""
            /// <summary>
            /// The network step by step. A value is a matrix of rows in the workspace: one feature of all samples of the tile in a row of S elements.
            /// Each method exists once for each vector width; the first lines choose, and the compiler keeps only the chosen one.
            /// </summary>
            """);
        using (w.Block("file static class Steps"))
        {
            WriteTile(w, "TrainTile", "Forward, loss and backward; gradients add to the worker's.", plan.Train);
            WriteTile(w, "BackpropagateTile", "Forward in training mode, then backward from the caller's gradients.", plan.Backpropagate);
            WriteTile(w, "ForwardTile", "Forward in training mode.", plan.Forward);
            WriteTile(w, "PredictTile", "Forward in prediction mode; losses where the batch has targets.", plan.Predict);
            WriteSample();
            OptimizerEmitter.Write(w, plan);
        }

        void WriteTile(SourceWriter w, string name, string summary, Program program)
        {
            Dispatch(w, name, summary, $"ref {element} θ, {tile}", "ref θ, " + TileArguments, element, scalar: false);
            w.Blank();
            w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            w.Line($"private static void {name}<V>(ref {element} θ, {tile})");
            w.Line($"    where V : struct, ILanes<V, {element}>");
            using (w.Braces())
            {
                w.Line("""
                    // Samples of the tile, rounded up to whole vectors.
                    nint S = (count + 15) & ~15;
                    """);
                new ProgramEmitter(w, plan, program, kernels).WriteTile();
            }

            w.Blank();
        }

        void WriteSample()
        {
            string parameters = $"ref {element} θ, ref {element} workspace"
                + string.Concat(plan.Sample.Graph.Inputs.Select((_, i) => $", ReadOnlySpan<{element}> {ValueNames.Source(i)}"))
                + string.Concat(plan.Sample.Graph.Outputs.Select((_, o) => $", Span<{element}> {ValueNames.Sink(o)}"));
            string arguments = "ref θ, ref workspace"
                + string.Concat(plan.Sample.Graph.Inputs.Select((_, i) => ", " + ValueNames.Source(i)))
                + string.Concat(plan.Sample.Graph.Outputs.Select((_, o) => ", " + ValueNames.Sink(o)));
            Dispatch(w, "PredictSample", "One sample: features fill the lanes where the operation allows, else U has a single lane.", parameters, arguments, element, scalar: true);
            w.Blank();
            w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            w.Line($"private static void PredictSample<V, U>({parameters})");
            w.Line($"    where V : struct, ILanes<V, {element}>");
            w.Line($"    where U : struct, ILanes<U, {element}>");
            using (w.Braces())
            {
                new ProgramEmitter(w, plan, plan.Sample, kernels).WriteSample();
            }

            w.Blank();
        }
    }

    /// <summary>A method that calls its generic namesake for the widest vectors that the machine has.</summary>
    public static void Dispatch(SourceWriter w, string name, string summary, string parameters, string arguments, string element, bool scalar)
    {
        string suffix = element == "double" ? "Double" : "Single";
        string U = scalar ? $", Scalar{suffix}" : "";
        w.Line($"/// <summary>{summary}</summary>");
        w.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (w.Block($"public static void {name}({parameters})"))
        {
            w.Line($$"""
                if (Vector512.IsHardwareAccelerated)
                {
                    {{name}}<Lanes512{{suffix}}{{U}}>({{arguments}});
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    {{name}}<Lanes256{{suffix}}{{U}}>({{arguments}});
                }
                else
                {
                    {{name}}<Lanes128{{suffix}}{{U}}>({{arguments}});
                }
                """);
        }
    }
}
