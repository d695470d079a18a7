namespace Backprop;

/// <summary>The base of every optimizer: how a step changes the weights θ, given their gradient g and the step number t = 1, 2, ….</summary>
/// <remarks>
/// A network that trains declares exactly one; none together with a loss, or a second one, is a build error (BPG03xx). Numbers out of
/// range are build errors on the argument (BPG02xx). Only this library derives from this class.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(double learningRate) => LearningRate = learningRate;

    /// <summary>
    /// η, the length of a step; not negative, finite. It is where training starts: the network's <c>LearningRate</c> can be changed while
    /// training runs. Default: <c>0.001</c>, for <see cref="SGDAttribute"/> <c>0.01</c>.
    /// </summary>
    public double LearningRate { get; init; }
}
