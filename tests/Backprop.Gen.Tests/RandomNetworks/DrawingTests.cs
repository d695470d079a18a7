using Backprop.Gen.Declaration;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.RandomNetworks;

public sealed class DrawingTests
{
    [Fact]
    public void The_same_seed_draws_the_same_network()
    {
        Assert.Equal(DrawnNetwork.Draw(7), DrawnNetwork.Draw(7));
        Assert.NotEqual(DrawnNetwork.Draw(7).Double.Source, DrawnNetwork.Draw(8).Double.Source);
    }

    [Fact]
    public void Drawn_networks_are_valid_attributes_on_valid_classes()
    {
        DrawnNetwork[] drawn = [.. Enumerable.Range(0, 300).Select(DrawnNetwork.Draw)];
        CSharpCompilation project = NetworkCompilation.Of([.. drawn.SelectMany(d => new[] { d.Single.Source, d.Double.Source })]);

        Assert.True(project.Complaints().IsEmpty, CompilationFailedException.Describe(project.Complaints()));
        foreach (DrawnClass network in drawn.SelectMany(d => new[] { d.Single, d.Double }))
        {
            Assert.Empty(DeclarationReader.Read(project.Class(network.FullName), default).Problems);
        }
    }

    [Fact]
    public void Both_precisions_declare_the_same_network()
    {
        foreach (int seed in Enumerable.Range(0, 100))
        {
            DrawnNetwork drawn = DrawnNetwork.Draw(seed);
            string asSingle = drawn.Double.Source.Replace($"Double{seed}", $"Single{seed}").Replace("[Network(Precision = Precision.Double)]", "[Network]");
            Assert.Equal(drawn.Single.Source, asSingle);
        }
    }

    [Fact]
    public void Drawing_reaches_the_whole_language()
    {
        string all = string.Concat(Enumerable.Range(0, 500).Select(seed => DrawnNetwork.Draw(seed).Double.Source));

        string[] attributes =
        [
            .. typeof(NetworkAttribute).Assembly.GetExportedTypes()
                .Where(t => t is { IsAbstract: false, Namespace: "Backprop" } && t.IsSubclassOf(typeof(Attribute)))
                .Select(t => t.Name[..^"Attribute".Length]),
        ];
        Assert.NotEmpty(attributes);
        Assert.All(attributes, name => Assert.Matches($@"[\[ ]{name}\b", all));
        Assert.All(Enum.GetNames<Activation>().Except(["Linear"]), name => Assert.Contains("Activation." + name, all));
        Assert.All(Enum.GetNames<Initializer>(), name => Assert.Contains("Initializer." + name, all));
        Assert.All(
            ["From = ", "Repeat = ", "Trainable = false", "UseBias = false", "FromLogits = true", "LabelSmoothing", "Weight = ", "Output = ", "Axis = ", "-1"],
            part => Assert.Contains(part, all));
    }
}
