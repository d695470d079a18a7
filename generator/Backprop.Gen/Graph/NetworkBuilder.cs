using Backprop.Gen.Advice;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Graph;

/// <summary>
/// Turns a declaration into graphs with known shapes, or says what is wrong with it: names and sources first, level by level; then blocks are
/// inserted; then every layer builds itself, once for training and once for prediction; then the losses.
/// </summary>
internal static class NetworkBuilder
{
    /// <summary>Builds a network; never throws for anything that can be declared.</summary>
    public static BuildResult Build(NetworkDeclaration declaration)
    {
        ProblemList problems = new();
        int stray = declaration.Elements.ToList().FindIndex(e => e.Category == ElementCategory.Block);
        if (stray >= 0)
        {
            problems.Add(ProblemIds.NetworkAndBlock, new Place(null, stray, null, -1), declaration.Type.Name);
            return new BuildResult(null, problems.ToEquatableArray());
        }

        BlockWirings blocks = new(declaration.Blocks);
        WiringBuilder wiring = new(declaration.Elements, null, null, blocks);
        Wiring network = wiring.Build();
        problems.AddRange(network.Problems.ToEquatableArray());
        problems.AddRange(blocks.Problems);
        return Build(declaration, network, problems);
    }

    /// <summary>What is wrong in a <c>[Block]</c> itself, whoever uses it; blocks that it uses are not looked into.</summary>
    public static EquatableArray<Problem> CheckBlock(NetworkDeclaration declaration) =>
        new WiringBuilder(declaration.Elements, declaration.Type.QualifiedName, null, new BlockWirings(declaration.Blocks))
            .Build().Problems.ToEquatableArray();

    /// <summary>What is wrong in the blocks that a network uses, and is reported where they are declared.</summary>
    public static EquatableArray<Problem> ProblemsOfBlocks(NetworkDeclaration declaration) =>
        new BlockWirings(declaration.Blocks).Problems.ToEquatableArray();

    private static BuildResult Build(NetworkDeclaration declaration, Wiring network, ProblemList problems)
    {
        string element = ReadPrecision(declaration, problems);
        Expansion expansion = Expansion.Of(network);
        IReadOnlyList<NetworkInput> inputs = NetworkInput.ReadAll(declaration, network.InputNames, problems);
        IReadOnlyList<NetworkOutput> outputs = new OutputResolver(declaration, network, Order(expansion), problems).Resolve();
        PortNames.Check(inputs, outputs, problems);

        NetworkGraph training = Assemble(expansion, inputs, outputs, training: true, problems);
        NetworkGraph inference = Assemble(expansion, inputs, outputs, training: false, problems);
        OptimizerChoice? optimizer = OptimizerReader.Read(declaration, training, problems);
        problems.AddRange(network.Scope.Unread(outputs.Select(o => o.Name)));
        if (!problems.HasErrors)
        {
            problems.AddRange(NetworkAdvice.Of(expansion.Layers, [.. outputs.Select(o => o.Layer)], inference));
        }

        NetworkModel? model = problems.HasErrors || optimizer is null
            ? null
            : new NetworkModel(declaration.Type, element, training, inference, optimizer);
        return new BuildResult(model, problems.ToEquatableArray());
    }

    private static NetworkGraph Assemble(
        Expansion expansion, IReadOnlyList<NetworkInput> inputs, IReadOnlyList<NetworkOutput> outputs, bool training, ProblemList problems)
    {
        GraphBuilder graph = new(training);
        LayerAssembly layers = new(graph, problems);
        layers.AddInputs(inputs);
        layers.AddLayers(expansion.Layers);
        layers.Apply(expansion.Settings);
        IReadOnlyList<OutputPort> ports = new LossAssembly(layers, expansion.Layers).Add(outputs);
        return graph.Finish(ports.ToEquatableArray());
    }

    private static string ReadPrecision(NetworkDeclaration declaration, ProblemList problems)
    {
        int index = declaration.Elements.ToList().FindIndex(e => e.Category == ElementCategory.Network);
        if (index < 0)
        {
            return "float";
        }

        ElementArguments arguments = new(declaration.Elements[index], new Place(null, index, null, -1), problems);
        return arguments.Member("Precision", "Single") == "Double" ? "double" : "float";
    }

    private static Dictionary<string, int> Order(Expansion expansion)
    {
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        for (int i = 0; i < expansion.Layers.Count; i++)
        {
            order[expansion.Layers[i].Name] = i;
        }

        return order;
    }
}
