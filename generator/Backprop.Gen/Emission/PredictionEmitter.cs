using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes <c>Predict</c>: into the caller's memory, and as new arrays.</summary>
internal static class PredictionEmitter
{
    public static void Write(SourceWriter w, NetworkPlan plan, Ports ports)
    {
        WriteInto(w, plan, ports);
        w.Blank();
        WriteNew(w, plan.Model.Element, ports);
        w.Blank();
    }

    private static void WriteInto(SourceWriter w, NetworkPlan plan, Ports ports)
    {
        string element = plan.Model.Element;
        string[] parameters = [.. ports.Inputs.Select(p => Span("ReadOnlySpan", element, p.Parameter)), .. ports.Outputs.Select(p => Span("Span", element, p.Parameter))];
        string arguments = string.Join(", ", ports.Inputs.Concat(ports.Outputs).Select(p => p.Parameter));
        string one = string.Join(" && ", ports.Inputs.Concat(ports.Outputs).Select(p => $"{p.Parameter}.Length == {p.SizeConstant}"));
        w.Line("""
            /// <summary>
            /// Computes the network for one sample, or for several that lie one behind the other. Allocates nothing; may be called on several threads at
            /// once. One sample has a path of its own, whose sums are rounded in another order than those of many.
            /// </summary>
            """);
        Document(w, ports, into: true);
        w.Line("/// <exception cref=\"global::System.ArgumentException\">A span's length is not that of whole samples, or the spans hold different numbers of samples.</exception>");
        w.Line(SurfaceEmitter.CompiledOnce);
        using (w.Block($"public void Predict({string.Join(", ", parameters)})"))
        {
            string workspace = ports.Local("workspace");
            string batch = ports.Local("batch");
            using (w.Block($"if ({one})"))
            {
                w.Line($$"""
                    global::Backprop.Runtime.AlignedBlock<{{element}}> {{workspace}} = RentSampleWorkspace({{plan.Sample.Rows}});
                    global::Backprop.Generated.Steps.PredictSample(ref ParameterData, ref {{workspace}}.First, {{arguments}});
                    ReturnSampleWorkspace({{workspace}});
                    return;
                    """);
            }

            w.Blank();
            w.Line($"var {batch} = new global::Backprop.Runtime.BatchArguments<{element}>();");
            foreach (Port port in ports.Inputs)
            {
                w.Line($"{batch}.Input({port.Index}, {port.Parameter});");
            }

            foreach (Port port in ports.Outputs)
            {
                w.Line($"{batch}.Output({port.Index}, {port.Parameter});");
            }

            w.Line($"PredictBatchCore({batch});");
        }
    }

    private static void WriteNew(SourceWriter w, string element, Ports ports)
    {
        string parameters = string.Join(", ", ports.Inputs.Select(p => Span("ReadOnlySpan", element, p.Parameter)));
        string inputs = string.Join(", ", ports.Inputs.Select(p => p.Parameter));
        Port first = ports.Inputs[0];
        w.Line("/// <summary>Computes the network for one sample, or for several that lie one behind the other, into new arrays.</summary>");
        Document(w, ports, into: false);
        w.Line("/// <exception cref=\"global::System.ArgumentException\">A span's length is not that of whole samples, or the spans hold different numbers of samples.</exception>");
        string result = ports.Outputs.Count == 1 ? element + "[]" : "Prediction";
        using (w.Block($"public {result} Predict({parameters})"))
        {
            string samples = ports.Local("samples");
            w.Line($"int {samples} = {first.Parameter}.Length / {first.SizeConstant};");
            foreach (Port port in ports.Outputs)
            {
                w.Line($"{element}[] {port.Parameter} = new {element}[{samples} * {port.SizeConstant}];");
            }

            w.Line($"Predict({inputs}, {string.Join(", ", ports.Outputs.Select(p => p.Parameter))});");
            w.Line(ports.Outputs.Count == 1
                ? $"return {ports.Outputs[0].Parameter};"
                : $"return new({string.Join(", ", ports.Outputs.Select(p => p.Parameter))});");
        }

        if (ports.Outputs.Count > 1)
        {
            w.Blank();
            w.Line("/// <summary>The outputs of a prediction, each with one sample behind the other.</summary>");
            foreach (Port port in ports.Outputs)
            {
                w.Line($"/// <param name=\"{port.Property}\">The output '{port.Name}', shape {port.Shape}.</param>");
            }

            w.Line($"public readonly record struct Prediction({string.Join(", ", ports.Outputs.Select(p => $"{element}[] {p.Property}"))});");
        }
    }

    private static void Document(SourceWriter w, Ports ports, bool into)
    {
        foreach (Port port in ports.Inputs)
        {
            w.Line($"/// <param name=\"{port.Parameter.TrimStart('@')}\">Samples of shape {port.Shape}, row-major, channels last.</param>");
        }

        foreach (Port port in into ? ports.Outputs : [])
        {
            w.Line($"/// <param name=\"{port.Parameter.TrimStart('@')}\">Receives <see cref=\"{port.SizeConstant}\"/> elements a sample, shape {port.Shape}.</param>");
        }
    }

    private static string Span(string kind, string element, string name) => $"global::System.{kind}<{element}> {name}";
}
