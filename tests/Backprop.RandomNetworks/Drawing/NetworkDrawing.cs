using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws a network over the whole declaration language.</summary>
internal static class NetworkDrawing
{
    /// <summary>The class and its blocks, without a namespace.</summary>
    public static string Draw(Chance chance, string className, Precision precision)
    {
        Scope scope = new(chance);
        BodyDrawing body = new(className);
        Inputs(scope);
        body.Draw(scope, chance.Between(0, 9), depth: 0);
        List<string> attributes = Outputs(scope);
        attributes.InsertRange(0, scope.Attributes);
        bool scheduled = chance.With(0.25);
        attributes.Add(OptimizerDrawing.Draw(chance, scheduled));
        attributes.AddRange(scheduled ? [ScheduleDrawing.Draw(chance)] : Array.Empty<string>());
        attributes.AddRange(scope.Parameters.Where(_ => chance.With(0.05)).Select(p => InitializerDrawing.Draw(chance, p.Name, p.Matrix)));
        attributes.AddRange(scope.Parameters.Where(_ => chance.With(0.1)).Select(p => WeightRuleDrawing.Draw(chance, p.Name, p.Matrix)));

        string network = precision == Precision.Double ? "[Network(Precision = Precision.Double)]" : "[Network]";
        return string.Join("\n", body.Blocks.Append(DeclarationText.Of(network, attributes, className, chance)));
    }

    private static void Inputs(Scope scope)
    {
        Chance chance = scope.Chance;
        int count = chance.With(0.7) ? 1 : chance.Between(2, 3);
        for (int i = 0; i < count; i++)
        {
            int rank = chance.With(0.6) ? 1 : chance.Between(2, 3);
            int[] shape = [.. Enumerable.Range(0, rank).Select(_ => rank == 1 ? chance.Between(1, 17) : rank == 2 ? chance.Between(1, 7) : chance.Between(1, 5))];
            string number = i.ToString(CultureInfo.InvariantCulture);
            string? name = chance.With(0.6) ? chance.With(0.5) ? scope.NewName() : "input_" + chance.Of("image", "x") + number : null;
            string written = $"Input({string.Join(", ", shape)}{(name is null ? "" : $", Name = \"{name}\"")})";

            // Without a name it is input, input_1, …; only the first is that simple to foretell.
            scope.AddInput(written, new Source(name ?? (i == 0 ? "input" : null), shape));
        }
    }

    private static List<string> Outputs(Scope scope)
    {
        Chance chance = scope.Chance;
        int count = chance.With(0.75) ? 1 : chance.Between(2, 3);
        List<(Source Output, string? Loss)> outputs = [];
        for (int o = 0; o < count; o++)
        {
            outputs.Add(LossDrawing.Draw(scope, named: count > 1, judged: o == 0 || chance.With(0.8)));
        }

        List<string> losses = [.. outputs.Select(o => o.Loss).OfType<string>()];
        if (outputs.Any(o => o.Loss is null) || (count > 1 && chance.With(0.3)))
        {
            losses.Insert(0, $"Output({string.Join(", ", chance.Shuffled(outputs).Select(o => $"\"{o.Output.Name}\""))})");
        }

        return losses;
    }
}
