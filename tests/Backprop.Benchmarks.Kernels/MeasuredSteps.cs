using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Benchmarks.Kernels;

/// <summary>
/// The steps of one direction of a convolution, as the generator would put them into a network: from x and W to z, from dz and W to dx, or from x and
/// dz to the gradient block, transposition and sum over the samples included.
/// </summary>
internal sealed class MeasuredSteps
{
    private readonly NetworkGraph graph;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<int, long> rows = [];

    private MeasuredSteps(NetworkGraph graph) => this.graph = graph;

    /// <summary>Rows of S elements in the workspace.</summary>
    public long Rows { get; private set; }

    /// <summary>forward, dW or dx.</summary>
    public static MeasuredSteps Of(MeasuredConvolution convolution, string direction)
    {
        GraphBuilder builder = new(training: true);

        // A weight before x, so that somebody asks for dx.
        int weight = builder.AddParameter("p", Shape.Of(1), trainable: true, new InitializerChoice("Ones", 1, 1));
        int x = builder.Elementwise("x", Formula.Variable("p") * Formula.X, ("p", weight), ("x", builder.AddInput("input", convolution.Input)));
        int W = builder.AddParameter("W", convolution.Weights, trainable: true, new InitializerChoice("Ones", 1, 1));
        int z = builder.Add(new Convolution(convolution.Window, convolution.Groups, HasBias: false), x, W);
        MeasuredSteps steps = new(Backpropagation.OfOutputs(builder.Finish([new OutputPort("z", builder.ShapeOf(z), z, null)])));
        int wanted = direction switch
        {
            "forward" => z,
            "dx" => steps.graph.Nodes.Single(n => n.Operation is ConvolutionInputGradient).Output,
            "dW" => steps.graph.Values.Single(v => v.Role == ValueRole.ParameterGradient && v.Name == "∂W").Id,
            _ => throw new ArgumentException($"'{direction}' is no direction.", nameof(direction)),
        };
        steps.Collect(wanted, stop: x);
        return steps;
    }

    private void Collect(int value, int stop)
    {
        Value v = graph.Values[value];
        if (v.Role is not (ValueRole.Parameter or ValueRole.ParameterGradient) && !rows.ContainsKey(value))
        {
            rows.Add(value, Rows);
            Rows += v.Layout == Layout.Rows ? v.Shape.Size : SampleMajor.Stride(v.Shape);
        }

        if (value == stop)
        {
            return;
        }

        foreach (Node node in graph.Nodes.Where(n => n.Output == value && !nodes.Contains(n)))
        {
            foreach (int input in node.Inputs)
            {
                Collect(input, stop);
            }

            nodes.Add(node);
        }
    }

    /// <summary>A class with the kernels and a method that runs them.</summary>
    public void Write(SourceWriter w, string name, string element)
    {
        Dictionary<KernelForm, string> kernels = [];
        using (w.Block($"file static class {name}"))
        {
            StepsEmitter.Dispatch(
                w, "Run", "At the widest vectors.", $"ref {element} workspace, ref {element} θ, ref {element} dθ, nint S, int count",
                "ref workspace, ref θ, ref dθ, S, count", element, scalar: false);
            w.Blank();
            w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            w.Line($"private static void Run<V>(ref {element} workspace, ref {element} θ, ref {element} dθ, nint S, int count)");
            w.Line($"    where V : struct, ILanes<V, {element}>");
            using (w.Braces())
            {
                foreach (KeyValuePair<int, long> value in rows)
                {
                    w.Line($"ref {element} v{value.Key} = ref Unsafe.Add(ref workspace, S * {value.Value});");
                }

                foreach (Node node in nodes)
                {
                    WriteCall(w, node, kernels);
                }
            }

            foreach (KeyValuePair<KernelForm, string> kernel in kernels)
            {
                w.Blank();
                KernelEmitter.Write(w, new Kernel(kernel.Value, kernel.Key), element);
            }
        }
    }

    private void WriteCall(SourceWriter w, Node node, Dictionary<KernelForm, string> kernels)
    {
        KernelForm form = new(node.Operation, node.Inputs.Select(OperandOf).ToEquatableArray(), OperandOf(node.Output), Sample: false);
        if (node.Operation.IsCall)
        {
            w.Line(node.Operation.Call(form, [.. node.Inputs.Select(NameOf)], NameOf(node.Output)));
            return;
        }

        if (!kernels.TryGetValue(form, out string? name))
        {
            kernels.Add(form, name = node.Operation.KernelName(form));
        }

        string count = (node.Operation.CountsSamples ? ", count" : "") + (node.Operation.OutputRole == ValueRole.ParameterGradient ? ", true" : "");
        w.Line($"{name}<V>({string.Join(", ", node.Inputs.Append(node.Output).Select(v => "ref " + NameOf(v)))}, S{count});");
    }

    private Operand OperandOf(int value)
    {
        Value v = graph.Values[value];
        return new Operand(v.Shape, v.Role is ValueRole.Parameter or ValueRole.ParameterGradient, v.Layout);
    }

    private string NameOf(int value) => graph.Values[value].Role switch
    {
        ValueRole.Parameter => "θ",
        ValueRole.ParameterGradient => "dθ",
        _ => $"v{value}",
    };
}
