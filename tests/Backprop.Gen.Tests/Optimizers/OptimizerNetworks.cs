using System.Numerics;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Optimizers;

/// <summary>Networks in both precisions, all in one project, compiled once for a class of tests.</summary>
public abstract class OptimizerNetworks : IDisposable
{
    private readonly LoadedProject project;

    /// <summary>Compiles a network for each name and precision.</summary>
    /// <param name="networks">The classes' names, without the precision, and their attributes behind <c>[Network]</c>.</param>
    protected OptimizerNetworks(IEnumerable<(string Name, string Attributes)> networks)
    {
        IEnumerable<string> classes = networks.SelectMany(n => new[] { "Single", "Double" }.Select(precision =>
            $"[Network(Precision = Precision.{precision}), {n.Attributes}]\npublic sealed partial class {n.Name}{precision};"));
        GeneratorRun run = GeneratorRun.Of(string.Join("\n\n", classes));
        Assert.Empty(run.Complaints());
        project = run.Load();
    }

    public void Dispose()
    {
        project.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Network<T> Create<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        project.Create<Network<T>>(name + (typeof(T) == typeof(float) ? "Single" : "Double"), 1UL);
}
