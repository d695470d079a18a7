using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes every kernel once: a method for the exact shapes, compiled by the JIT for each vector width.</summary>
internal static class KernelEmitter
{
    /// <returns>The lines of each kernel, in the order of the plan.</returns>
    public static IReadOnlyList<int> Write(SourceWriter source, NetworkPlan plan)
    {
        List<int> lines = [];
        source.Line("""
            /// <summary>
            /// What the steps compute. V is one vector register; for a tile its lanes are samples: row f of a value begins at f · S.
            /// </summary>
            """);
        using (source.Block("file static class Kernels"))
        {
            foreach (Kernel kernel in plan.Kernels)
            {
                int before = source.Lines;
                source.Blank();
                Write(source, kernel, plan.Model.Element);
                lines.Add(source.Lines - before);
            }
        }

        return lines;
    }

    /// <summary>Writes one kernel.</summary>
    public static void Write(SourceWriter source, Kernel kernel, string element)
    {
        KernelForm form = kernel.Form;
        Operation operation = form.Operation;
        IReadOnlyList<string> letters = operation.Letters(form);
        string[] inputs = [.. letters.Take(letters.Count - 1)];
        string shapes = string.Join(", ", form.Inputs.Append(form.Output).Select((o, i) => $"{letters[i]} {o.Shape}"));
        source.Line($"// {operation.Describe(inputs, letters[letters.Count - 1])}");
        source.Line($"// {shapes}{(form.Output.Layout == Layout.Shared ? "; once for all samples" : form.Sample ? "; one sample" : "")}");
        source.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string stride = form.Sample && operation.HasSampleKernel ? "" : ", nint S";
        string count = (operation.CountsSamples ? ", int count" : "") + (operation.OutputRole == ValueRole.ParameterGradient ? ", bool add" : "");
        source.Line($"public static void {kernel.Name}<V>({string.Join(", ", letters.Select(l => $"ref {element} {l}"))}{stride}{count})");
        source.Line($"    where V : struct, ILanes<V, {element}>");
        using (source.Braces())
        {
            KernelWriter w = new(source, element, kernel.Name);
            if (form.Sample && operation.HasSampleKernel)
            {
                operation.WriteSample(w, form);
            }
            else
            {
                operation.WriteTile(w, form);
            }
        }
    }
}
