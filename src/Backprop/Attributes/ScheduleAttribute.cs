namespace Backprop;

/// <summary>
/// The base of every schedule: a learning rate that depends on s, the number of batches that the network was trained on. It is compiled into the
/// optimizer's step.
/// </summary>
/// <remarks>
/// A network has at most one, beside its optimizer, which then says no <c>LearningRate</c> (BPG03xx). The network's <c>LearningRate</c> is the rate
/// of the next step; with a schedule it cannot be set, so that callbacks which set it stop the training with an exception. With gradient
/// accumulation s counts every batch, as in Keras. Only this library derives from this class.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class ScheduleAttribute : Attribute
{
    private protected ScheduleAttribute()
    {
    }
}
