namespace Backprop.Tests.Training;

/// <summary>Trainings of one step an epoch whose validation losses a test has written down.</summary>
internal static class Scripted
{
    public static (EchoNetwork Network, History History) Train(double[] losses, params Callback[] callbacks)
    {
        EchoNetwork network = Network(losses);
        return (network, Train(network, losses, callbacks));
    }

    public static EchoNetwork Network(double[] losses) =>
        new(EchoNetwork.Values("y", 1)) { TestLoss = steps => losses[(steps - 1) % losses.Length] };

    public static History Train(EchoNetwork network, double[] losses, params Callback[] callbacks)
    {
        var data = new DataSet<double>(new double[1], new double[1]);
        return network.Fit(data, losses.Length, validation: data, callbacks: callbacks, verbosity: Verbosity.None);
    }
}
