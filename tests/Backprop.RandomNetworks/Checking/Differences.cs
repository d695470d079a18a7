namespace Backprop.RandomNetworks.Checking;

/// <summary>Derivatives of a network's loss against central differences, weight by weight and along random directions.</summary>
/// <param name="subject">The network; its weights are changed and restored.</param>
/// <param name="loss">The loss at the subject's weights, in training mode.</param>
internal sealed class Differences(NetworkSubject subject, Func<double> loss)
{
    /// <summary>Compares up to <paramref name="most"/> weights, chosen at random where there are more, and one direction through all.</summary>
    /// <param name="gradients">The claim, by parameter.</param>
    /// <param name="most">The most weights.</param>
    /// <param name="report">Receives the counts and what disagrees.</param>
    public void Check(double[][] gradients, int most, CheckReport report)
    {
        Drawing.Chance chance = new(subject.Drawn.Seed + 7);
        (int P, int I)[] trainable =
        [
            .. Enumerable.Range(0, gradients.Length)
                .Where(p => subject.Training.Parameters[p].Trainable)
                .SelectMany(p => Enumerable.Range(0, gradients[p].Length).Select(i => (p, i))),
        ];
        foreach ((int p, int i) in chance.Shuffled(trainable).Take(most))
        {
            double scale = Math.Abs(subject.Parameters[p][i]);
            string name = $"∂{subject.Training.Parameters[p].Name}[{i}]";
            Check(name, gradients[p][i], scale, [(p, i, 1.0)], report);
        }

        if (trainable.Length > 0)
        {
            double length = Math.Sqrt(trainable.Length);
            (int P, int I, double)[] direction = [.. trainable.Select(t => (t.P, t.I, chance.Normal() / length))];
            Check("the derivative along a random direction", direction.Sum(d => d.Item3 * gradients[d.P][d.I]), 1, direction, report);
        }
    }

    private void Check(string name, double claim, double scale, (int P, int I, double Step)[] direction, CheckReport report)
    {
        double[] start = [.. direction.Select(d => subject.Parameters[d.P][d.I])];
        GradientCheck check = new(
            distance => At(distance, loss),
            distance => At(distance, () => BranchTracker.Run(subject.Model.Training, subject.Batch, subject.Parameters).Signature));
        GradientVerdict verdict = check.Check(claim, scale);
        report.Count(verdict);
        if (verdict.Outcome == GradientOutcome.Disagrees)
        {
            report.Fail(subject.Drawn.Seed, FormattableString.Invariant($"{name} = {claim:R}: {verdict}"));
        }

        TResult At<TResult>(double distance, Func<TResult> evaluate)
        {
            Move(distance);
            TResult value = evaluate();
            Move(0);
            return value;
        }

        void Move(double distance)
        {
            for (int d = 0; d < direction.Length; d++)
            {
                subject.Parameters[direction[d].P][direction[d].I] = start[d] + (distance * direction[d].Step);
            }
        }
    }
}
