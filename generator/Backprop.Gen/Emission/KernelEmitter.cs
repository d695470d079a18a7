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
        bool sample = form.Sample && operation.HasSampleKernel;
        IReadOnlyList<(string Type, string Name)> signature = Signature(operation, letters, element, sample);
        string parameters = string.Join(", ", signature.Select(p => $"{p.Type} {p.Name}"));
        IReadOnlyList<KernelPart> many = sample ? [] : operation.Parts(form, KernelPart.ManyRegisters);
        if (many.Count == 0)
        {
            WriteMethod(source, kernel.Name, "public", element, parameters, sample ? w => operation.WriteSample(w, form) : w => operation.WriteTile(w, form));
            return;
        }

        IReadOnlyList<KernelPart> few = operation.Parts(form, KernelPart.FewRegisters);
        string arguments = string.Join(", ", signature.Select(p => p.Type.StartsWith("ref ", StringComparison.Ordinal) ? $"ref {p.Name}" : p.Name));
        source.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (Method(source, kernel.Name, "public", element, parameters))
        {
            source.Line("// As many sums at a time as registers hold.");
            using (source.Block($"if (V.Registers == {KernelWriter.Number(KernelPart.ManyRegisters)})"))
            {
                WriteCalls(many);
            }

            using (source.Block("else"))
            {
                WriteCalls(few);
            }
        }

        foreach (KernelPart part in many.Concat(few).GroupBy(p => p.Name).Select(g => g.First()))
        {
            source.Blank();
            WriteMethod(source, $"{kernel.Name}_{part.Name}", "private", element, parameters, part.Write);
        }

        void WriteCalls(IReadOnlyList<KernelPart> parts)
        {
            foreach (KernelPart part in parts)
            {
                source.Line($"{kernel.Name}_{part.Name}<V>({arguments});");
            }
        }
    }

    private static IReadOnlyList<(string Type, string Name)> Signature(Operation operation, IReadOnlyList<string> letters, string element, bool sample)
    {
        List<(string, string)> signature = [.. letters.Select(l => ($"ref {element}", l))];
        if (!sample)
        {
            signature.Add(("nint", "S"));
        }

        if (operation.CountsSamples)
        {
            signature.Add(("int", "count"));
        }

        if (operation.OutputRole == ValueRole.ParameterGradient)
        {
            signature.Add(("bool", "add"));
        }

        if (operation.ReadsAheadOf >= 0)
        {
            signature.Add(("ReadAhead", "ahead"));
        }

        return signature;
    }

    private static void WriteMethod(SourceWriter source, string name, string access, string element, string parameters, Action<KernelWriter> body)
    {
        source.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (Method(source, name, access, element, parameters))
        {
            body(new KernelWriter(source, element, name));
        }
    }

    private static SourceWriter.Scope Method(SourceWriter source, string name, string access, string element, string parameters)
    {
        source.Line($"{access} static void {name}<V>({parameters})");
        source.Line($"    where V : struct, ILanes<V, {element}>");
        return source.Braces();
    }
}
