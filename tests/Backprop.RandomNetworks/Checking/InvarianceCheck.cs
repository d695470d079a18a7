using System.Numerics;
using Backprop.RandomNetworks.Driving;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>What must not change a single bit of the results, and what must not allocate.</summary>
internal sealed class InvarianceCheck<T>(NetworkSubject subject, GeneratedNetwork<T> network, CheckReport report)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 3;

    public void Check()
    {
        network.LoadParameters();
        network.Predict();
        T[] outputs = network.AllOutputs();
        network.PredictInParts();
        Expect("Predict in parts", outputs, network.AllOutputs());
        network.PredictOneByOne();
        T[] single = network.AllOutputs();
        CheckSingle(outputs, single);

        (double loss, T[] gradients) = Gradients();
        Poison();
        network.Predict();
        Expect("Predict in a poisoned workspace", outputs, network.AllOutputs());
        Poison();
        network.PredictOneByOne();
        Expect("Predict one by one in a poisoned workspace", single, network.AllOutputs());
        Poison();
        ExpectGradients("in a poisoned workspace", loss, gradients);

        network.Network.DegreeOfParallelism = 2;
        ExpectGradients("on two threads", loss, gradients);
        network.Predict();
        Expect("Predict on two threads", outputs, network.AllOutputs());
        network.Network.DegreeOfParallelism = 1;

        CheckAllocations();
    }

    /// <summary>One sample has a path of its own, with sums in another order: a few roundings apart.</summary>
    private void CheckSingle(T[] many, T[] single)
    {
        double tolerance = typeof(T) == typeof(float) ? 1e-4 : 1e-12;
        double[] actual = GeneratedNetwork<T>.ToDoubles(single);
        double[] expected = GeneratedNetwork<T>.ToDoubles(many);
        double error = Comparison.Error(actual, expected, 1e-3);
        if (error > tolerance)
        {
            error = Comparison.Error(actual, expected, Math.Max(1e-3, Noise() / tolerance));
        }

        report.Note($"{typeof(T).Name} output of one sample against many", error);
        if (error <= tolerance)
        {
            return;
        }

        if (BranchTracker.Run(subject.Model.Inference, subject.Batch, subject.Parameters).Margin < tolerance)
        {
            report.Delicate++;
        }
        else
        {
            report.Fail(subject.Drawn.Seed, FormattableString.Invariant($"Predict one by one differs from Predict of many (error {error:E2}, {typeof(T).Name})"));
        }
    }

    /// <summary>What roundings alone may do to the outputs.</summary>
    private double Noise()
    {
        InterpretedBatch exact = subject.Interpret(subject.Model.Inference);
        InterpretedBatch deviating = RoundingNoise.Interpret(subject, subject.Model.Inference, RoundingNoise.Roundoff<T>());
        return Enumerable.Range(0, subject.Model.Inference.Outputs.Count).Max(o => RoundingNoise.Of(exact.Output(o), deviating.Output(o)));
    }

    private void CheckAllocations()
    {
        // So many steps would lead anywhere. A schedule's rate cannot be set, and its networks do not train here.
        bool trains = network.Network.Description.Schedule is null;
        T rate = network.Network.LearningRate;
        SetRate(T.Zero);

        // The first round of all is not enough: where batches are accumulated it takes no step.
        for (int i = 0; i < Steps; i++)
        {
            All();
        }

        // Once in some thousand networks a round counts 8 168 bytes that no later one counts (nobody knows yet who: it is the size of fresh memory that
        // the runtime hands to a thread). What a step allocates comes again in every round.
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < 3 && allocated != 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Steps; i++)
            {
                All();
            }

            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        SetRate(rate);
        if (allocated != 0)
        {
            report.Fail(subject.Drawn.Seed, $"{Steps} rounds of all methods allocate {allocated} bytes ({typeof(T).Name})");
        }

        void SetRate(T value)
        {
            if (trains)
            {
                network.Network.LearningRate = value;
            }
        }

        void All()
        {
            if (trains)
            {
                network.TrainOnBatch();
            }

            network.TestOnBatch();
            network.ComputeGradients();
            network.Predict();
            network.Forward();
            network.Backward();
        }
    }

    private void Poison() => network.Network.FillScratch(T.NaN);

    private (double Loss, T[] Gradients) Gradients() => (network.ComputeGradients(), network.Network.Gradients.Span.ToArray());

    private void ExpectGradients(string how, double loss, T[] gradients)
    {
        (double loss2, T[] gradients2) = Gradients();
        Expect("Gradients " + how, gradients, gradients2);
        Expect<double>("The loss " + how, [loss], [loss2]);
    }

    private void Expect<TNumber>(string what, TNumber[] expected, TNumber[] actual)
        where TNumber : unmanaged
    {
        if (!Comparison.SameBits<TNumber>(expected, actual))
        {
            int first = Enumerable.Range(0, expected.Length).First(i => !expected[i].Equals(actual[i]) || !Comparison.SameBits<TNumber>([expected[i]], [actual[i]]));
            report.Fail(subject.Drawn.Seed, $"{what} gives {actual[first]} instead of {expected[first]} at {first} ({typeof(T).Name})");
        }
    }
}
