using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes what the runtime needs to know of the network as a constant object.</summary>
internal static class DescriptionEmitter
{
    private const string Runtime = "global::Backprop.Runtime.";

    public static void Write(SourceWriter w, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        NetworkGraph graph = model.Training;
        w.Line($"private static readonly {Runtime}NetworkDescription Layout = new()");
        using (w.Braces("};"))
        {
            w.Line($"Name = {Text(model.Type.Name.TrimStart('@'))},");
            w.Line("Summary =");
            w.Line("    \"\"\"");
            foreach (string line in LayerTable.Lines(graph))
            {
                w.Line("    " + line);
            }

            w.Line("    \"\"\",");
            w.Line($$"""
                TileSize = {{plan.TileSize}},
                TrainingRows = {{plan.TrainingRows}},
                InferenceRows = {{plan.Predict.Rows}},
                ParameterLength = {{plan.Parameters.Length}},
                TrainableLength = {{plan.Parameters.TrainableLength}},
                WritesAllGradients = {{Flag(plan.WritesAllGradients)}},
                SlotCount = {{model.Optimizer.Update.Slots.Count}},
                LearningRate = {{Number(model.Optimizer.LearningRate)}},
                MultiplyAdds = {{graph.MultiplyAdds}},
                """);
            if (plan.Statistics.Length > 0)
            {
                WriteStatistics(w, plan);
            }

            List(w, "Slots", model.Optimizer.Update.Slots.Select(s => $"new({Text(s.Name)}, {Number(s.InitialValue)})"));
            if (model.Optimizer.Text.Length > 0)
            {
                w.Line($"OptimizerText = {Free(model.Optimizer.Text)},");
            }

            if (model.Optimizer.Schedule is { } schedule)
            {
                w.Line($"Schedule = {Text(schedule.Kind)},");
                w.Line($"ScheduleText = {Free(schedule.Text)},");
            }

            if (Options(model.Optimizer) is { Length: > 0 } options)
            {
                w.Line($"Optimizer = new() {{ {options} }},");
            }

            List(w, "Parameters", plan.Parameters.Tensors.Select(Parameter));
            List(w, "Inputs", graph.Inputs.Select(i => $"new({Text(i.Name)}, {Shape(i.Shape)}, {i.Shape.Size})"));
            List(w, "Outputs", graph.Outputs.Select(o => Output(o, graph)));
            if (graph.Adaptables.Count > 0)
            {
                int[] roots = Views.Roots(graph);
                List(w, "Adaptables", graph.Adaptables.Select(a => Adaptable(a, graph, plan.Parameters, roots)));
            }

            List(w, "Layers", graph.Layers.Select(l => $"new({Text(l.Name)}, {Text(l.Kind)}, {Shape(l.Shape)}, {l.Parameters}, {l.MultiplyAdds})"));
        }
    }

    /// <summary>What the runtime does for the optimizer; nothing for most.</summary>
    private static string Options(OptimizerChoice optimizer)
    {
        OptimizerOptions options = optimizer.Options;
        List<string> set = [];
        if (options.ClipNorm > 0)
        {
            set.Add($"ClipNorm = {Number(options.ClipNorm)}");
        }

        if (options.GlobalClipNorm > 0)
        {
            set.Add($"GlobalClipNorm = {Number(options.GlobalClipNorm)}");
        }

        if (options.Undecayed.Count > 0)
        {
            set.Add($"Undecayed = [{string.Join(", ", options.Undecayed.Select(Text))}]");
        }

        if (options.AccumulationSteps > 1)
        {
            set.Add($"AccumulationSteps = {KernelWriter.Number(options.AccumulationSteps)}");
            set.Add($"AccumulatorSlot = {KernelWriter.Number(SlotOf(OptimizerOptions.AccumulatorSlot))}");
        }

        if (options.AverageMomentum is not null)
        {
            set.Add($"AverageSlot = {KernelWriter.Number(SlotOf(OptimizerOptions.AverageSlot))}");
        }

        if (options.OverwriteFrequency > 0)
        {
            set.Add($"OverwriteFrequency = {KernelWriter.Number(options.OverwriteFrequency)}");
        }

        return string.Join(", ", set);

        int SlotOf(string name) => optimizer.Update.Slots.Select(s => s.Name).ToList().IndexOf(name);
    }

    private static void WriteStatistics(SourceWriter w, NetworkPlan plan)
    {
        w.Line($$"""
            TrainingSegments = {{plan.Train.Segments}},
            BackpropagationSegments = {{plan.Backpropagate.Segments}},
            ForwardSegments = {{plan.Forward.Segments}},
            StatisticsLength = {{plan.Statistics.Length}},
            """);
        List(w, "Statistics", plan.Statistics.Statistics.Select(s => Statistic(s, plan.Parameters)));
    }

    private static string Statistic(PlacedStatistic placed, ParameterLayout parameters)
    {
        string result = $"new({Runtime}StatisticKind.{placed.Statistic.Kind}, {placed.Offset}, {placed.Channels}, {placed.Statistic.Positions})";
        return placed.Statistic is not BatchMoments moments
            ? result
            : $"{result} {{ Epsilon = {Number(moments.Epsilon)}, Momentum = {Number(moments.Momentum)}, "
                + $"MovingMean = {parameters.OffsetOf(moments.MovingMean)}, MovingVariance = {parameters.OffsetOf(moments.MovingVariance)} }}";
    }

    /// <summary>An input that is only seen in another shape before the layer is still read directly: its elements keep their order.</summary>
    private static string Adaptable(Adaptable adaptable, NetworkGraph graph, ParameterLayout parameters, int[] roots)
    {
        int input = graph.Inputs.ToList().FindIndex(i => i.Value == roots[adaptable.Source]);
        string axes = string.Join(", ", adaptable.Axes.Select(a => KernelWriter.Number(a)));
        return $"new({Text(adaptable.Layer)}, {KernelWriter.Number(input)}, {Shape(graph.Values[adaptable.Source].Shape)}, [{axes}], {Offset(adaptable.Mean)}, {Offset(adaptable.Variance)})";

        string Offset(int value) => KernelWriter.Number(parameters.OffsetOf(graph.Values[value].Name));
    }

    private static void List(SourceWriter w, string name, IEnumerable<string> items)
    {
        w.Line($"{name} =");
        using (w.Brackets("],"))
        {
            foreach (string item in items)
            {
                w.Line(item + ",");
            }
        }
    }

    private static string Parameter(PlacedParameter tensor)
    {
        Parameter p = tensor.Parameter;
        return $"new({Text(p.Name)}, {Shape(p.Shape)}, {tensor.Offset}, {p.Shape.Size}, {Flag(p.Trainable)}, {Initializer(p.Initializer)}){Rules(p)}";
    }

    private static string Rules(Parameter parameter)
    {
        List<string> rules = [];
        if (parameter.Regularizer is { } r)
        {
            rules.Add($"Regularizer = new({Number(r.L1)}, {Number(r.L2)}, {Number(r.Orthogonal)}, {Flag(r.Columns)})");
        }

        if (parameter.Constraint is { } c)
        {
            string axes = string.Join(", ", c.Axes.Select(a => KernelWriter.Number(a)));
            rules.Add($"Constraint = new(global::Backprop.Constraint.{c.Kind}, {Number(c.MinValue)}, {Number(c.MaxValue)}, {Number(c.Rate)}, [{axes}])");
        }

        return rules.Count == 0 ? "" : $" {{ {string.Join(", ", rules)} }}";
    }

    private static string Initializer(InitializerChoice choice)
    {
        List<string> numbers = [];
        switch (choice.Kind)
        {
            case "Constant" or "Identity" or "Orthogonal":
                numbers.Add($"Value = {Number(choice.Value)}");
                break;
            case "RandomNormal" or "TruncatedNormal":
                numbers.Add($"Mean = {Number(choice.Mean)}");
                numbers.Add($"Stddev = {Number(choice.Stddev)}");
                break;
            case "RandomUniform":
                numbers.Add($"MinValue = {Number(choice.MinValue)}");
                numbers.Add($"MaxValue = {Number(choice.MaxValue)}");
                break;
            case "VarianceScaling":
                numbers.Add($"Value = {Number(choice.Value)}");
                numbers.Add($"Mode = global::Backprop.FanMode.{choice.Mode}");
                numbers.Add($"Distribution = global::Backprop.VarianceDistribution.{choice.Distribution}");
                break;
        }

        numbers.Add($"FanIn = {choice.FanIn}");
        numbers.Add($"FanOut = {choice.FanOut}");
        if (choice.Seed is long seed)
        {
            numbers.Add($"Seed = {KernelWriter.Number(seed)}");
        }

        return $"new({Runtime}InitializerKind.{choice.Kind}) {{ {string.Join(", ", numbers)} }}";
    }

    private static string Output(OutputPort output, NetworkGraph graph)
    {
        string target = output.Loss is not { } loss ? "None" : loss.Labels ? "Labels" : "Values";
        long size = output.Loss is { Target: var t } ? graph.Values[t].Shape.Size : 0;
        return $"new({Text(output.Name)}, {Shape(output.Shape)}, {output.Shape.Size}, {Runtime}TargetKind.{target}, {size}, "
            + $"{(output.Loss is null ? "null" : Text(output.Loss.Kind))}, {Number(output.Loss?.Weight ?? 1)}, {Flag(output.Loss?.FromLogits == true)})";
    }

    private static string Shape(Shape shape) => "[" + string.Join(", ", shape.Dimensions.Select(d => KernelWriter.Number(d))) + "]";

    private static string Number(double value) => Expressions.Literals.Of(value, "double");

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Text(string text) => $"\"{text}\"";

    /// <summary>A text that may hold anything, as a user's argument may, and names may not.</summary>
    private static string Free(string text) =>
        Text(string.Concat(text.Select(c => c is '"' or '\\' or < ' ' or > '~' ? $"\\u{(int)c:X4}" : c.ToString())));
}
