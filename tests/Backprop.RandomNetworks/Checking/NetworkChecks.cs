using Backprop.Gen.Planning;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Driving;
using Backprop.RandomNetworks.Interpretation;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.RandomNetworks.Checking;

/// <summary>All checks of random networks.</summary>
internal static class NetworkChecks
{
    /// <summary>The graphs alone: gradients of the interpreter against central differences of its loss. No code is generated.</summary>
    /// <param name="seeds">The networks.</param>
    /// <param name="derivatives">The most derivatives of each.</param>
    public static CheckReport Graphs(IReadOnlyList<int> seeds, int derivatives)
    {
        CheckReport report = new();
        DrawnNetwork[] drawn = [.. seeds.Select(DrawnNetwork.Draw)];
        CSharpCompilation project = NetworkCompilation.Of([.. drawn.SelectMany(d => new[] { d.Single.Source, d.Double.Source })]);
        foreach (DrawnNetwork network in drawn)
        {
            report.CountNetwork();
            if (NetworkSubject.Of(network, project, report) is { } subject)
            {
                double[][] gradients = [.. Gradients(subject, subject.Interpret(subject.Training))];
                new Differences(subject, () => subject.Interpret(subject.Model.Training).Loss).Check(gradients, derivatives, report);
            }
        }

        return report;
    }

    /// <summary>Generated code of random networks.</summary>
    /// <param name="seeds">The networks.</param>
    /// <param name="derivatives">The most derivatives of each.</param>
    public static CheckReport Generated(IReadOnlyList<int> seeds, int derivatives) => Generated([.. seeds.Select(DrawnNetwork.Draw)], derivatives);

    /// <summary>Generated code: against the interpreter, against central differences, and under everything that must not change it.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="derivatives">The most weights of a network whose derivative is compared.</param>
    /// <param name="tileSize">Another tile than the policy's.</param>
    public static CheckReport Generated(IReadOnlyList<DrawnNetwork> networks, int derivatives, int? tileSize = null)
    {
        CheckReport report = new();
        using NetworkProject? project = NetworkProject.Compile(networks, report, tileSize);
        foreach (NetworkSubject subject in project?.Subjects ?? [])
        {
            report.CountNetwork();
            try
            {
                Check(project!, subject, derivatives, report);
            }
            catch (Exception exception)
            {
                report.Fail(subject.Drawn.Seed, exception.ToString());
            }
        }

        return report;
    }

    private static void Check(NetworkProject project, NetworkSubject subject, int derivatives, CheckReport report)
    {
        foreach (string violation in PlanVerifier.Verify(NetworkPlan.Of(subject.Model)))
        {
            report.Fail(subject.Drawn.Seed, $"the plan is wrong: {violation}");
        }

        GeneratedNetwork<double> network = project.Double(subject);
        GeneratedNetwork<float> single = project.Single(subject);
        ReferenceCheck reference = new(subject, report);
        reference.CheckDouble(network);
        reference.CheckSingle(single);

        network.LoadParameters();
        network.ComputeGradients();
        new Differences(subject, Loss).Check(network.Gradients(), derivatives, report);
        new InvarianceCheck<double>(subject, project.Double(subject), report).Check();
        new InvarianceCheck<float>(subject, single, report).Check();
        new TrainingCheck(subject, report).Check(project.Double(subject));

        double Loss()
        {
            network.LoadParameters();
            return network.ComputeGradients();
        }
    }

    private static IEnumerable<double[]> Gradients(NetworkSubject subject, InterpretedBatch batch) =>
        Enumerable.Range(0, subject.Parameters.Length).Select(batch.Gradient);
}
