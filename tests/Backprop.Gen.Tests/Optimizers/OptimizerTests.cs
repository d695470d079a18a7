using System.Reflection;
using Backprop.Gen.Expressions;
using Backprop.Gen.Optimizers;

namespace Backprop.Gen.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Kinds => [.. OptimizerRegistry.All.Select(o => o.Kind)];

    /// <summary>Each optimizer with its defaults, and with every argument that changes what is computed.</summary>
    public static TheoryData<string, string> Variants => new()
    {
        { "SGD", "" },
        { "SGD", "Nesterov=1" },
        { "SGD", "Momentum=0.9" },
        { "SGD", "Momentum=0.9 Nesterov=1" },
        { "SGD", "Momentum=1" },
        { "RMSprop", "" },
        { "RMSprop", "Rho=0.5 Epsilon=0.001" },
        { "RMSprop", "Rho=0" },
        { "RMSprop", "Momentum=0.8" },
        { "RMSprop", "Centered=1" },
        { "RMSprop", "Centered=1 Momentum=0.8" },
        { "Adagrad", "" },
        { "Adagrad", "InitialAccumulatorValue=0 Epsilon=0.01" },
        { "Adam", "" },
        { "Adam", "Beta1=0 Beta2=0.9" },
        { "Adam", "Beta2=0 Epsilon=0.1" },
        { "Adam", "AMSGrad=1" },
        { "AdamW", "" },
        { "AdamW", "AMSGrad=1 Beta2=0.9" },
        { "AdamW", "WeightDecay=0" },
        { "AdamW", "WeightDecay=0.3 Beta1=0.5" },
        { "Adadelta", "" },
        { "Adadelta", "Rho=0.5 Epsilon=0.01" },
        { "Adamax", "" },
        { "Adamax", "Beta1=0 Beta2=0.5 Epsilon=0.1" },
        { "Nadam", "" },
        { "Nadam", "Beta1=0.99 Beta2=0.9 Epsilon=0.01" },
        { "Nadam", "Beta1=0" },
        { "Lion", "" },
        { "Lion", "Beta1=1 Beta2=0.5" },
        { "Ftrl", "" },
        { "Ftrl", "LearningRatePower=0" },
        { "Ftrl", "LearningRatePower=-1 Beta=0.5" },
        { "Ftrl", "LearningRatePower=-0.7 InitialAccumulatorValue=0" },
        { "Ftrl", "InitialAccumulatorValue=0 L1RegularizationStrength=0.5" },
        {
            "Ftrl",
            "L1RegularizationStrength=0.3 L2RegularizationStrength=0.2 L2ShrinkageRegularizationStrength=0.1 InitialAccumulatorValue=0 LearningRatePower=-0.3"
        },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_thousand_steps_are_Kerass(string kind, string changes)
    {
        OptimizerDefinition optimizer = OptimizerRegistry.Find(kind)!;
        Dictionary<string, double> arguments = optimizer.Arguments.ToDictionary(a => a.Name, a => a.Default);
        foreach (string change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = change.Split('=');
            Assert.True(arguments.ContainsKey(parts[0]), parts[0]);
            arguments[parts[0]] = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        const int Seed = 3;
        Random random = new(Seed);
        OptimizerUpdate update = optimizer.Update(arguments);
        OptimizerReferences.Step reference = OptimizerReferences.Of(kind, arguments);
        Dictionary<string, double> state = update.Slots.ToDictionary(s => s.Name, s => s.InitialValue);
        double theta = 0.5;
        double expected = 0.5;
        for (int t = 1; t <= 1000; t++)
        {
            // The learning rate changes on the way, as a schedule would have it; now and then there is no gradient.
            double eta = t <= 500 ? 0.01 : 0.003;
            double g = t % 17 == 0 ? 0 : (Math.Sin(expected) * 3) + random.NextDouble() - 0.5;
            theta = Step(update, state, theta, g, eta, t);
            expected = reference(expected, g, eta, t);
            Assert.True(
                Math.Abs(theta - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"seed {Seed}, step {t}: {expected:R}, not {theta:R}");
        }

        Assert.NotEqual(0.5, theta);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Arguments_and_defaults_are_the_attributes(string kind)
    {
        Type type = typeof(OptimizerAttribute).Assembly.GetType($"Backprop.{kind}Attribute", throwOnError: true)!;
        object attribute = Activator.CreateInstance(type)!;
        string[] options = [.. typeof(OptimizerAttribute).GetProperties().Select(p => p.Name).Except(["LearningRate", kind == "AdamW" ? "WeightDecay" : ""])];
        Dictionary<string, double> expected = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null && !options.Contains(p.Name))
            .ToDictionary(p => p.Name, p => p.GetValue(attribute) switch
            {
                double number => number,
                bool flag => flag ? 1 : 0,
                var other => throw new InvalidOperationException($"{kind}.{p.Name} is {other}."),
            });
        IReadOnlyList<NumberArgument> arguments = OptimizerRegistry.Find(kind)!.Arguments;
        Assert.Equal(expected.OrderBy(p => p.Key), arguments.ToDictionary(a => a.Name, a => a.Default).OrderBy(p => p.Key));
        Assert.Equal("LearningRate", arguments[0].Name);
        Assert.All(arguments, a => Assert.InRange(a.Default, a.Minimum, a.Maximum));
    }

    [Fact]
    public void Every_optimizer_attribute_has_a_definition()
    {
        string[] attributes = [.. typeof(OptimizerAttribute).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(OptimizerAttribute)))
            .Select(t => t.Name.Replace("Attribute", ""))];
        Assert.Equal(attributes.Order(), OptimizerRegistry.All.Select(o => o.Kind).Order());
        Assert.Null(OptimizerRegistry.Find("Adamant"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Assignments_set_each_slot_and_then_the_weight_and_read_what_exists(string kind, string changes)
    {
        OptimizerUpdate update = Update(kind, changes);
        string[] slots = [.. update.Slots.Select(s => s.Name)];
        Assert.Equal(slots.Append("θ"), update.Assignments.Select(a => a.Name).Where(n => n == "θ" || slots.Contains(n)));
        Assert.Equal("θ", update.Assignments[update.Assignments.Count - 1].Name);
        HashSet<string> known = ["η", "t"];
        foreach (Assignment scalar in update.Scalars)
        {
            Assert.Subset(known, Variables(scalar.Value));
            known.Add(scalar.Name);
        }

        known.Remove("t");
        known.UnionWith(update.Slots.Select(s => s.Name).Concat(["θ", "g"]));
        foreach (Assignment assignment in update.Assignments)
        {
            Assert.Subset(known, Variables(assignment.Value));
            known.Add(assignment.Name);
        }

        Assert.All(update.Formula, line => Assert.Matches("^(?:[θmvadsuznchb] ←|[ακγδμρbcdh] =) ", line));
    }

    [Fact]
    public void Slots_are_named_as_Kerass_and_only_kept_where_they_are_needed()
    {
        Assert.Empty(Update("SGD", "").Slots);
        Assert.Equal([new Slot("momentum", 0)], Update("SGD", "Momentum=0.9").Slots);
        Assert.Equal([new Slot("velocity", 0)], Update("RMSprop", "").Slots);
        Assert.Equal(
            [new Slot("velocity", 0), new Slot("average_gradient", 0), new Slot("momentum", 0)],
            Update("RMSprop", "Momentum=0.9 Centered=1").Slots);
        Assert.Equal([new Slot("accumulator", 0.1)], Update("Adagrad", "").Slots);
        Assert.Equal([new Slot("momentum", 0), new Slot("velocity", 0)], Update("Adam", "").Slots);
        Assert.Equal([new Slot("momentum", 0), new Slot("velocity", 0), new Slot("velocity_hat", 0)], Update("Adam", "AMSGrad=1").Slots);
        Assert.Equal([new Slot("accumulated_grad", 0), new Slot("accumulated_delta_var", 0)], Update("Adadelta", "").Slots);
        Assert.Equal([new Slot("momentum", 0), new Slot("norm", 0)], Update("Adamax", "").Slots);
        Assert.Equal([new Slot("momentum", 0), new Slot("velocity", 0)], Update("Nadam", "").Slots);
        Assert.Equal([new Slot("momentum", 0)], Update("Lion", "").Slots);
        Assert.Equal([new Slot("accumulator", 0.1), new Slot("linear", 0)], Update("Ftrl", "").Slots);
    }

    [Fact]
    public void The_product_of_Nadams_factors_needs_no_memory_of_earlier_steps()
    {
        OptimizerUpdate nadam = Update("Nadam", "");
        double product = 1;
        for (int t = 1; t <= 2000; t++)
        {
            product *= 0.9 * (1 - (0.5 * Math.Pow(0.96, t)));
            Dictionary<string, double> values = new() { ["η"] = 1, ["t"] = t };
            foreach (Assignment scalar in nadam.Scalars)
            {
                values[scalar.Name] = scalar.Value.Evaluate(n => values[n]);
            }

            // Powers of 0.9 fall below the smallest number after about 7000 steps; long before that π plays no part any more.
            Assert.True(Math.Abs(values["π"] - product) <= 1e-11 * product, $"step {t}: {product:R}, not {values["π"]:R}");
        }
    }

    [Fact]
    public void Lion_never_moves_a_weight_without_a_gradient() =>
        Assert.Equal(0.5, Step(Update("Lion", ""), new() { ["momentum"] = 0 }, 0.5, 0, 0.1, 1));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_rate_of_zero_moves_nothing(string kind)
    {
        OptimizerUpdate update = Update(kind, "");
        Dictionary<string, double> state = update.Slots.ToDictionary(s => s.Name, s => s.InitialValue);
        Assert.Equal(0.5, Step(update, state, 0.5, 0.25, 0, 1));
        Assert.Equal(0.5, Step(update, state, 0.5, -3, 0, 2));
    }

    [Fact]
    public void Ftrl_makes_weights_exactly_zero()
    {
        OptimizerUpdate update = Update("Ftrl", "L1RegularizationStrength=10");
        Assert.Equal(0, Step(update, new() { ["accumulator"] = 0.1, ["linear"] = 0 }, 0.5, 1, 0.1, 1));
    }

    [Fact]
    public void Adam_has_one_root_and_one_division_an_element_and_one_correction_a_step()
    {
        OptimizerUpdate adam = Update("Adam", "");
        Assert.Equal(
            [
                "V.MultiplyAdd(V.Broadcast(0.1f), g - momentum, momentum)",
                "V.MultiplyAdd(V.Broadcast(0.001f), (g * g) - velocity, velocity)",
                "θ - (α * momentum / (V.Sqrt(velocity) + 1e-7f))",
            ],
            adam.Assignments.Select(a => ExpressionPrinter.Lanes(a.Value, "float", n => n)));
        Assert.Equal(
            ["η * Math.Sqrt(1.0 - (t > 708042.0 ? 0.0 : Math.Pow(0.999, t))) / (1.0 - (t > 6723.0 ? 0.0 : Math.Pow(0.9, t)))"],
            adam.Scalars.Select(s => ExpressionPrinter.Scalar(s.Value, n => n)));
    }

    [Fact]
    public void A_constant_gradient_does_not_make_a_centered_RMSprop_NaN()
    {
        // In float v − a² rounds to either side of zero; 1e-4 below it is what rounding g = 1000 can do.
        OptimizerUpdate update = Update("RMSprop", "Centered=1 Rho=1");
        Dictionary<string, double> state = new() { ["velocity"] = 1e6 - 1e-4, ["average_gradient"] = 1e3 };
        double theta = Step(update, state, 0, 1000, 1e-3, 1);
        Assert.Equal(-1 / Math.Sqrt(1e-7), theta, 6);
    }

    /// <summary>What the generated code does for one element.</summary>
    private static double Step(OptimizerUpdate update, Dictionary<string, double> state, double theta, double g, double eta, int t)
    {
        Dictionary<string, double> values = new(state) { ["θ"] = theta, ["g"] = g, ["η"] = eta, ["t"] = t };
        foreach (Assignment assignment in update.Scalars.Concat(update.Assignments))
        {
            values[assignment.Name] = assignment.Value.Evaluate(n => values[n]);
        }

        foreach (Slot slot in update.Slots)
        {
            state[slot.Name] = values[slot.Name];
        }

        return values["θ"];
    }

    private static OptimizerUpdate Update(string kind, string changes)
    {
        OptimizerDefinition optimizer = OptimizerRegistry.Find(kind)!;
        Dictionary<string, double> given = changes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('='))
            .ToDictionary(c => c[0], c => double.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture));
        return optimizer.Update(optimizer.Arguments.ToDictionary(a => a.Name, a => given.TryGetValue(a.Name, out double v) ? v : a.Default));
    }

    private static HashSet<string> Variables(Expression e) =>
        e is Variable variable ? [variable.Name] : [.. e.Operands.SelectMany(Variables)];
}
